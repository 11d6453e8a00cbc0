from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [
        migrations.AddField("documenttemplate", "region", models.CharField(blank=True, max_length=40)),
        migrations.AddField("documenttemplate", "is_usual", models.BooleanField(default=False)),
    ]
