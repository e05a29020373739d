"""What two descriptions share is worked out when they are compared; no column says it beside."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("library", "0005_imports_merges_and_what_is_no_duplicate")]

    operations = [migrations.RemoveField("resource", "likeness")]
