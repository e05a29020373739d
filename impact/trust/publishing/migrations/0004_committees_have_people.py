import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("publishing", "0003_what_is_set_aside_as_spam"),
    ]

    operations = [
        migrations.CreateModel(
            name="Committee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160, unique=True, verbose_name="nom")),
                ("opened_at", models.DateTimeField(verbose_name="inscrit le")),
            ],
            options={"verbose_name": "comité", "ordering": ["name"]},
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateTimeField(verbose_name="depuis")),
                (
                    "quiet_since",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="sans courriel depuis"
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seats",
                        to="publishing.committee",
                    ),
                ),
                (
                    "named_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seats",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "siège à un comité",
                "verbose_name_plural": "sièges à des comités",
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="seat",
            constraint=models.UniqueConstraint(
                fields=("committee", "person"), name="publishing_one_sits_once_on_a_committee"
            ),
        ),
        migrations.AddField(
            model_name="advice",
            name="wanted_on",
            field=models.DateField(blank=True, null=True, verbose_name="souhaité pour le"),
        ),
        migrations.RenameField(
            model_name="advice", old_name="committee", new_name="committee_name"
        ),
        migrations.AddField(
            model_name="advice",
            name="committee",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="advices",
                to="publishing.committee",
            ),
        ),
    ]
