import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0002_initiatives_have_themes"),
        ("competencies", "0001_framework"),
        ("offers", "0001_offers_and_hands"),
        ("territories", "0001_territories"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="sharing",
            name="authority_agreed_on",
            field=models.DateField(blank=True, null=True, verbose_name="accord des instances"),
        ),
        migrations.CreateModel(
            name="Brief",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True, verbose_name="adresse")),
                ("from_level", models.PositiveSmallIntegerField(verbose_name="niveau de départ")),
                ("to_level", models.PositiveSmallIntegerField(verbose_name="niveau visé")),
                ("signature", models.CharField(max_length=120, verbose_name="qui signe")),
                (
                    "context",
                    models.TextField(max_length=2000, verbose_name="ce qui se passe chez nous"),
                ),
                (
                    "people",
                    models.CharField(
                        choices=[
                            ("FEW", "Moins de cinq personnes"),
                            ("TEAM", "De cinq à dix personnes"),
                            ("GROUP", "De onze à vingt-cinq personnes"),
                            ("CROWD", "Plus de vingt-cinq personnes"),
                        ],
                        max_length=5,
                        verbose_name="combien de personnes",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("fr", "Français"),
                            ("en", "Anglais"),
                            ("fr-en", "Français et anglais"),
                            ("autre", "Une autre langue"),
                        ],
                        default="fr",
                        max_length=5,
                        verbose_name="langue",
                    ),
                ),
                ("needed_by", models.DateField(blank=True, null=True, verbose_name="d’ici le")),
                (
                    "contact",
                    models.CharField(blank=True, max_length=200, verbose_name="pour nous joindre"),
                ),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                ("written_at", models.DateTimeField(verbose_name="écrit le")),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="décidé le")),
                (
                    "present",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="personnes présentes"
                    ),
                ),
                (
                    "dissent",
                    models.TextField(blank=True, max_length=2000, verbose_name="dissidence"),
                ),
                (
                    "published_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="publié le"),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ANSWERED", "Nous avons trouvé une réponse"),
                            ("PASSED", "Nous n’en avons plus besoin"),
                            ("WITHDRAWN", "Nous le retirons de la vue de tout le monde"),
                        ],
                        max_length=9,
                        verbose_name="ce qu’il en est",
                    ),
                ),
                (
                    "ended_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="terminé le"),
                ),
                (
                    "competency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="competencies.competency",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "initiative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="briefs",
                        to="communities.initiative",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "territory",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="territories.territory",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "cahier d’appel",
                "verbose_name_plural": "cahiers d’appel",
                "ordering": ["-written_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="BriefAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("organization", models.CharField(max_length=160, verbose_name="organisme")),
                (
                    "message",
                    models.TextField(max_length=2000, verbose_name="ce que nous proposons"),
                ),
                ("contact", models.CharField(max_length=200, verbose_name="pour nous joindre")),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="adresse web")),
                ("received_at", models.DateTimeField(verbose_name="reçue le")),
                (
                    "brief",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="offers.brief",
                    ),
                ),
            ],
            options={
                "verbose_name": "réponse à un cahier d’appel",
                "verbose_name_plural": "réponses à un cahier d’appel",
                "ordering": ["-received_at", "-pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="brief",
            constraint=models.CheckConstraint(
                condition=models.Q(("to_level__gt", models.F("from_level"))),
                name="offers_a_brief_goes_up",
            ),
        ),
        migrations.AddConstraint(
            model_name="brief",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decided_on", None), ("published_at", None), ("published_by", None)),
                    models.Q(
                        ("decided_on__isnull", False),
                        ("published_at__isnull", False),
                        ("published_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="offers_a_brief_is_published_by_a_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="brief",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_at", None), ("ended_by", None), ("outcome", "")),
                    models.Q(
                        ("ended_at__isnull", False),
                        ("ended_by__isnull", False),
                        ("published_at__isnull", False),
                        models.Q(("outcome", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="offers_a_brief_ends_after_it_was_published",
            ),
        ),
    ]
