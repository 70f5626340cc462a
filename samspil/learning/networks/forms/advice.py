"""Asking the consultant, answering, and putting what others can use into the collection."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core.actor import Actor
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, choices
from samspil.learning.networks.models import AdviceCase, Article
from samspil.learning.networks.queries.networks import homes
from samspil.learning.networks.queries.support import authorities_to_offer_for
from samspil.society.places.models import Authority


def _words(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _one_of(form: forms.Form, authorities: Any) -> None:
    """Offer the authorities; whoever has one only finds it chosen."""
    fields: dict[str, Any] = form.fields
    fields["authority"].queryset = authorities
    first_two = list(authorities[:2])
    if len(first_two) == 1:
        fields["authority"].initial = first_two[0].pk


class AskAdviceForm(Form):
    """What one asks for, in a few lines."""

    kind = forms.ChoiceField(
        label=_("What would you like?"), choices=AdviceCase.Kind.choices, widget=forms.RadioSelect
    )
    question = forms.CharField(
        label=_("What is it about?"),
        help_text=_("A few lines are enough. Name no citizens and no volunteers."),
        max_length=2000,
        widget=_words(5),
        validators=[refuse_cpr],
    )
    authority = forms.ModelChoiceField(label=_("Where do you belong?"), queryset=Authority.objects.none())

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _one_of(self, homes(by))

    def arguments(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("kind", "question")}


class NoteForm(Form):
    """A few lines to the other side."""

    text = forms.CharField(label=_("Write more"), max_length=2000, widget=_words(3), validators=[refuse_cpr])


class SolutionForm(Form):
    """The answer that settles the question."""

    solution = forms.CharField(
        label=_("Your answer"),
        help_text=_(
            "The question is settled with it. Afterwards you can let others use the answer, without names."
        ),
        max_length=4000,
        widget=_words(7),
        validators=[refuse_cpr],
    )


class ArticleFilter(Form):
    """A word, and which kind."""

    q = forms.CharField(label=_("What are you looking for?"), required=False, max_length=120)
    slags = forms.ChoiceField(
        label=_("Kind"), required=False, choices=choices(Article.Kind.choices, empty=_("All"))
    )

    def wishes(self) -> dict[str, str]:
        """Return what can be understood; a wrong choice narrows nothing."""
        said = self.cleaned_data if self.is_valid() else {}
        return {"query": said.get("q", ""), "kind": said.get("slags", "")}


class ArticleForm(Form):
    """What others can use."""

    kind = forms.ChoiceField(label=_("Kind"), choices=Article.Kind.choices)
    title = forms.CharField(
        label=_("Title"),
        help_text=_("An answer: write the question here."),
        max_length=160,
        validators=[refuse_cpr],
    )
    text = forms.CharField(
        label=_("Text"),
        help_text=_("Everybody can read it. Name nobody."),
        max_length=6000,
        widget=_words(8),
        validators=[refuse_cpr],
    )
    url = forms.URLField(label=_("Link"), required=False, assume_scheme="https")
    source = forms.CharField(
        label=_("Where does it come from?"), required=False, max_length=160, validators=[refuse_cpr]
    )
    tags = forms.CharField(
        label=_("Keywords"),
        help_text=_("With a comma between them. They are searched too."),
        required=False,
        max_length=200,
        validators=[refuse_cpr],
    )
    valid_to = DateField(
        label=_("Last day"),
        required=False,
        help_text=_("It is not shown after that day. Leave it empty if it holds until further notice."),
    )

    @classmethod
    def of(cls, article: Article) -> dict[str, Any]:
        """Return what the form shows of one that is there."""
        return {name: getattr(article, name) for name in cls.base_fields}


class NewArticleForm(ArticleForm):
    """For which authority; one that has only one finds it chosen."""

    authority = forms.ModelChoiceField(label=_("Who collects it?"), queryset=Authority.objects.none())

    def __init__(self, *args: Any, by: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _one_of(self, authorities_to_offer_for(by))

    def arguments(self) -> dict[str, Any]:
        return {name: value for name, value in super().arguments().items() if name != "authority"}
