"""The argument graph and views of it: what of a map a picture shows."""

from argmap.graph.order import reading_order
from argmap.graph.roles import Roles, roles
from argmap.graph.view import Filters, UnknownName, View, view

__all__ = ["Filters", "Roles", "UnknownName", "View", "reading_order", "roles", "view"]
