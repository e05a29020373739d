"""An offer is found by its words, may be full, and is revised without losing what others wrote."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("offers", "0002_briefs_are_answered"),
    ]

    operations = [
        migrations.AddField(
            model_name="offer",
            name="folded",
            field=models.TextField(default="", editable=False),
        ),
        migrations.AddField(
            model_name="offer",
            name="is_full",
            field=models.BooleanField(default=False, verbose_name="complète"),
        ),
        migrations.AddField(
            model_name="offer",
            name="revision",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
    ]
