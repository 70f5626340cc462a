import django.db.models.deletion
from django.db import migrations, models

import samspil.base.core.clock


class Migration(migrations.Migration):

    dependencies = [
        ('activities', '0008_readiness'),
        ('partners', '0002_contact_person'),
    ]

    operations = [
        migrations.CreateModel(
            name='Party',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('joined_at', models.DateTimeField(default=samspil.base.core.clock.now)),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parties', to='activities.activity')),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parties', to='partners.partner')),
            ],
            options={
                'ordering': ['partner__name', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('activity', 'partner'), name='party_once')],
            },
        ),
    ]
