from django.urls import path

from . import views

app_name = "audit"
urlpatterns = [
    path("", views.search, name="search"),
    path("<int:row_id>/", views.row, name="row"),
    path("verify/", views.verify, name="verify"),
    path("deliveries/", views.deliveries, name="deliveries"),
    path("deliveries/retry/", views.retry_deliveries, name="retry-deliveries"),
]
