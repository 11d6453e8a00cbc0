"""The one router of the capability; its files add their operations to it."""

from ninja import Router

router = Router()
MOST_ROWS = 200
