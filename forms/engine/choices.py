"""What may answer a choice."""

from forms.engine.model import Field

# Answers whose words are the same in every form: the checks (B7) and the lights (D5).
FIXED_OPTIONS = {
    "check": ("yes", "no", "not-applicable"),
    "light": ("red", "yellow", "green"),
}


def options(field: Field) -> tuple[str, ...]:
    """The ids that may answer a choice of any kind."""
    return FIXED_OPTIONS.get(field.type) or tuple(option.id for option in field.options)
