"""`{% activity_list cards %}` and `{% shift_list cards %}`: the long lists of the public pages."""

from django import template

from samspil.doors.portal import components

register = template.Library()
register.simple_tag(components.activity_list)
register.simple_tag(components.shift_list)
