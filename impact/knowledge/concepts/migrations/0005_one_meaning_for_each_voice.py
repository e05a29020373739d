from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("concepts", "0004_name_each_meaning_after_its_voice")]

    operations = [
        migrations.AddConstraint(
            model_name="definition",
            constraint=models.UniqueConstraint(
                fields=["concept", "slug"], name="concepts_one_definition_per_voice"
            ),
        ),
    ]
