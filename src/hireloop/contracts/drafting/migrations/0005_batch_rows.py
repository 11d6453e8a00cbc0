from django.db import migrations

import hireloop.platform.vault.fields


class Migration(migrations.Migration):
    dependencies = [("drafting", "0004_company_templates")]

    operations = [
        migrations.AddField("draftbatch", "rows_kept", hireloop.platform.vault.fields.EncryptedJSONField(null=True)),
    ]
