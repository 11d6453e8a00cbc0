"""What was kept as ``template_id`` named nothing that was ever printed."""

import django.db.models.deletion
from django.db import migrations, models


def template() -> models.ForeignKey:
    return models.ForeignKey(
        blank=True,
        null=True,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to="documents.documenttemplate",
    )


class Migration(migrations.Migration):
    dependencies = [("drafting", "0003_draft_batches"), ("documents", "0002_usual_templates")]

    operations = [
        migrations.RemoveField("contract", "template_id"),
        migrations.RemoveField("draftbatch", "template_id"),
        migrations.AddField("contract", "template", template()),
        migrations.AddField("draftbatch", "template", template()),
        migrations.AddField(
            "contractversion",
            "template_version",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.templateversion",
            ),
        ),
    ]
