from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("concepts", "0002_words_keep_several_names_ties_and_meanings"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="definition",
            options={
                "ordering": ["position", "id"],
                "verbose_name": "définition",
                "verbose_name_plural": "définitions",
            },
        ),
        migrations.RemoveConstraint(
            model_name="definition",
            name="concepts_one_definition_per_rank",
        ),
        migrations.AddField(
            model_name="concept",
            name="address",
            field=models.URLField(blank=True, max_length=500, verbose_name="adresse"),
        ),
        migrations.AddField(
            model_name="concept",
            name="held_at",
            field=models.DateTimeField(
                blank=True, null=True, verbose_name="tenu par le site depuis"
            ),
        ),
        migrations.AddField(
            model_name="conceptscheme",
            name="address",
            field=models.URLField(blank=True, max_length=500, verbose_name="adresse"),
        ),
        migrations.AddField(
            model_name="conceptscheme",
            name="description",
            field=models.TextField(blank=True, verbose_name="description"),
        ),
        migrations.AddField(
            model_name="conceptscheme",
            name="imported_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="importée le"),
        ),
        migrations.AddField(
            model_name="conceptscheme",
            name="license",
            field=models.CharField(blank=True, max_length=300, verbose_name="licence"),
        ),
        migrations.AddField(
            model_name="conceptscheme",
            name="modified",
            field=models.CharField(blank=True, max_length=40, verbose_name="version du fichier"),
        ),
        migrations.AddField(
            model_name="conceptscheme",
            name="publisher",
            field=models.CharField(blank=True, max_length=200, verbose_name="tenue par"),
        ),
        migrations.AddField(
            model_name="correspondence",
            name="held_at",
            field=models.DateTimeField(
                blank=True, null=True, verbose_name="tenue par le site depuis"
            ),
        ),
        migrations.AddField(
            model_name="definition",
            name="held_at",
            field=models.DateTimeField(
                blank=True, null=True, verbose_name="tenu par le site depuis"
            ),
        ),
        migrations.AddField(
            model_name="definition",
            name="retired_on",
            field=models.DateField(blank=True, null=True, verbose_name="retiré le"),
        ),
        migrations.AddField(
            model_name="definition",
            name="slug",
            field=models.SlugField(blank=True, max_length=60, verbose_name="identifiant"),
        ),
        migrations.AlterField(
            model_name="correspondence",
            name="kind",
            field=models.CharField(
                choices=[
                    ("EXACT", "la même notion"),
                    ("CLOSE", "une notion proche"),
                    ("BROAD", "une notion plus large"),
                    ("NARROW", "une notion plus précise"),
                    ("NONE", "rien de commun que le nom"),
                ],
                max_length=6,
                verbose_name="sorte",
            ),
        ),
    ]
