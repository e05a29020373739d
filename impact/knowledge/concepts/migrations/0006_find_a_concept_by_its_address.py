from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("concepts", "0005_one_meaning_for_each_voice"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="concept",
            index=models.Index(fields=["address"], name="concepts_concept_by_address"),
        ),
    ]
