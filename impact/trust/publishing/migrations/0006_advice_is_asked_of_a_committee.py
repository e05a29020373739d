import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("publishing", "0005_name_the_committees_that_were_asked")]

    operations = [
        migrations.RemoveField(model_name="advice", name="committee_name"),
        migrations.AlterField(
            model_name="advice",
            name="committee",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="advices",
                to="publishing.committee",
            ),
        ),
    ]
