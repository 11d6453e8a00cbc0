from django.urls import path

from . import views

app_name = "employees"
urlpatterns = [
    path("", views.employee_list, name="list"),
    path("<uuid:employee_id>/", views.employee, name="employee"),
    path("<uuid:employee_id>/edit/", views.edit, name="edit"),
    path("<uuid:employee_id>/pay/", views.pay, name="pay"),
]
