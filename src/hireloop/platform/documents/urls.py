from django.urls import path

from .views import files, pages

app_name = "documents"
urlpatterns = [
    path("", pages.template_list, name="list"),
    path("new/", pages.new_template, name="new"),
    path("fields/<slug:kind>/", pages.field_list, name="fields"),
    path("fields/<slug:kind>/sample.docx", files.sample, name="sample"),
    path("<uuid:template_id>/", pages.template, name="template"),
    path("<uuid:template_id>/versions/", pages.add_version, name="add_version"),
    path("<uuid:template_id>/switch/", pages.switch_template, name="switch"),
    path("<uuid:template_id>/usual/", pages.set_usual, name="usual"),
    path("versions/<uuid:version_id>/file/", files.download, name="download"),
    path("versions/<uuid:version_id>/preview/", files.preview, name="preview"),
    path("versions/<uuid:version_id>/preview/state/", files.preview_state, name="preview_state"),
]
