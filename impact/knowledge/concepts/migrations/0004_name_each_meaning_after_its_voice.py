"""Each meaning that someone carries is named after its voice; the house’s own stays unnamed.

Second of three steps: 0003 adds the column empty, this fills it, 0005 closes it.
"""

from django.db import migrations
from django.utils.text import slugify


def fill(apps, schema_editor):
    rows = apps.get_model("concepts", "Definition").objects.using(schema_editor.connection.alias)
    for row in rows.exclude(voice=""):
        row.slug = slugify(row.voice)[:60].strip("-") or f"sens-{row.position}"
        row.save(update_fields=["slug"])


class Migration(migrations.Migration):
    dependencies = [("concepts", "0003_what_the_site_holds_and_what_is_imported")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop, elidable=True)]
