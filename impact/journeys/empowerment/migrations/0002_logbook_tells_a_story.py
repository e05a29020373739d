"""The logbook is told as a story, in chapters; a photo has a small version and a fingerprint.

No photo was kept before this one: the empty values are nobody's.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import impact.journeys.empowerment.models.logbook


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0002_initiatives_have_themes"),
        ("empowerment", "0001_frames_appraisals_and_logbook"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="logentry",
            name="chapter",
            field=models.CharField(blank=True, max_length=120, verbose_name="ouvre le chapitre"),
        ),
        migrations.AddField(
            model_name="logentry",
            name="place",
            field=models.PositiveSmallIntegerField(default=0, verbose_name="rang ce jour-là"),
        ),
        migrations.AddField(
            model_name="photo",
            name="sha256",
            field=models.CharField(default="", editable=False, max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="photo",
            name="small",
            field=models.ImageField(
                default="",
                upload_to=impact.journeys.empowerment.models.logbook._photo_path,
                verbose_name="petite image",
            ),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="Story",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=160, verbose_name="titre")),
                (
                    "intro",
                    models.TextField(blank=True, max_length=3000, verbose_name="pour commencer"),
                ),
                (
                    "grouping",
                    models.CharField(
                        choices=[
                            ("YEARS", "Par année"),
                            ("STAGES", "Par étape du cycle"),
                            ("CHAPTERS", "Par chapitres que nous nommons"),
                        ],
                        default="YEARS",
                        max_length=8,
                        verbose_name="découpage",
                    ),
                ),
                ("revised_at", models.DateTimeField(verbose_name="préparé le")),
                ("revision", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "initiative",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="story",
                        to="communities.initiative",
                    ),
                ),
                (
                    "revised_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={"verbose_name": "récit"},
        ),
    ]
