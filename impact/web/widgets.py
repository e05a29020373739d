"""Fields that several areas ask in the same way."""

from datetime import date

from django import forms


class DayInput(forms.DateInput):
    """A day, as browsers choose one; none after `last`."""

    input_type = "date"

    def __init__(self, *, last: date | None = None) -> None:
        attrs = {"max": last.isoformat()} if last else None
        super().__init__(format="%Y-%m-%d", attrs=attrs)


def read_once(field: forms.Field) -> None:
    """Make a choice among rows ask for them once: browsers are told twice what is offered."""
    assert isinstance(field, forms.ModelChoiceField)
    # `iter`: asked how long it is, a choice among rows would count them first.
    field.choices = list(iter(field.iterator(field)))


class FoldedChoices(forms.CheckboxSelectMultiple):
    """Many boxes, folded by group: no script is needed to find one's own, one helps."""

    template_name = "ui/folded_choices.html"
