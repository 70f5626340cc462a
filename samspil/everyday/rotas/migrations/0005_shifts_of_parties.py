import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('partners', '0002_contact_person'),
        ('activities', '0009_parties'),
        ('rotas', '0004_held_places'),
    ]

    operations = [
        migrations.AddField(
            model_name='pattern',
            name='partner',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partner'),
        ),
        migrations.AddField(
            model_name='shift',
            name='partner',
            field=models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partners.partner'),
        ),
    ]
