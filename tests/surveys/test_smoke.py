import pytest
from tests.surveys import factories as f
from samspil.learning.surveys.queries.reports import report_of

def test_smoke(ward, leader, volunteer, employee, client_of):
    of=f.opened(ward, by=leader)
    f.answer(of,"volunteers",5,5,4,4,5, words="Godt")
    f.answer(of,"employees",2,2,3,2,tasks="Kaffe\nGåture")
    c=client_of(leader)
    for u in ("/maalinger/",f"/maalinger/{of.pk}/",f"/maalinger/{of.pk}/rapport/",f"/maalinger/{of.pk}/opslag/employees/",f"/maalinger/{ward.unit.authority.slug}/ny/pulse/",f"/maalinger/{ward.unit.authority.slug}/vaerdier/"):
        assert c.get(u).status_code==200,u
    c2=client_of(volunteer)
    assert c2.get("/svar/").status_code==200
    assert c2.get(f"/svar/{of.pk}/").status_code==200
    a=f.asked(of,"employees")
    s=client_of(None)
    assert s.get(f"/svar/{a.pk}-{a.key}/").status_code==200
    f.closed(of)
    for u in (f"/maalinger/{of.pk}/rapport/",f"/maalinger/{of.pk}/udvikling/",f"/maalinger/{of.pk}/opgaver/"):
        r=c.get(u); assert r.status_code==200,u
    print(report_of(of))
