"""Each committee that was asked by its name becomes one; nobody sits on it yet."""

from django.db import migrations
from django.db.models import Min


def fill(apps, _schema):
    Advice = apps.get_model("publishing", "Advice")
    Committee = apps.get_model("publishing", "Committee")
    asked = Advice.objects.order_by().values_list("committee_name").annotate(first=Min("asked_at"))
    for name, first in asked:
        committee, _is_new = Committee.objects.get_or_create(
            name=name, defaults={"opened_at": first}
        )
        Advice.objects.filter(committee_name=name).update(committee=committee)


class Migration(migrations.Migration):
    dependencies = [("publishing", "0004_committees_have_people")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
