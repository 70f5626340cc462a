"""`{% activity_list cards %}`: the long list of the public pages."""

from django import template

from samspil.doors.portal import components

register = template.Library()
register.simple_tag(components.activity_list)
