"""A file that was withdrawn says why, to whoever opens its address."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("library", "0006_duplicates_are_told_by_one_rule")]

    operations = [
        migrations.AddField(
            "storedfile",
            "withdrawn_because",
            models.CharField(
                blank=True, default="", max_length=300, verbose_name="raison du retrait"
            ),
            preserve_default=False,
        ),
    ]
