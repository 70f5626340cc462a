"""What people fill in about frameworks."""

from samspil.compact.frameworks.forms.clauses import ClauseForm, CorrectionForm
from samspil.compact.frameworks.forms.decisions import AdoptionForm, DecisionForm, LookAgainForm
from samspil.compact.frameworks.forms.frameworks import (
    FrameworkForm,
    LinkForm,
    LocalForm,
    OwnerForm,
    SettingsForm,
    SignatoryForm,
)
from samspil.compact.frameworks.forms.goals import CatalogueForm, GoalForm, GoalWordsForm

__all__ = [
    "AdoptionForm",
    "CatalogueForm",
    "ClauseForm",
    "CorrectionForm",
    "DecisionForm",
    "FrameworkForm",
    "GoalForm",
    "GoalWordsForm",
    "LinkForm",
    "LocalForm",
    "LookAgainForm",
    "OwnerForm",
    "SettingsForm",
    "SignatoryForm",
]
