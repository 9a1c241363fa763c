"""A link to the organisation's own rules, where it has any."""

from macros.edition import Edition
from macros.markup import render as fill


def render(edition: Edition, id: str) -> str:
    """The link, or nothing if this organisation has no such policy."""
    policies = {policy.id: policy for policy in edition.catalogue.content.organisation.policies}
    return fill("policy.html", edition=edition, policy=policies[id]) if id in policies else ""
