from django.urls import path

from .views import editor, facts, library, listing, steps, versions

app_name = "drafting"
urlpatterns = [
    path("contracts/", listing.contract_list, name="list"),
    path("contracts/new/", listing.new, name="new"),
    path("contracts/library/", library.library, name="library"),
    path("contracts/library/new/", library.new_clause, name="new_clause"),
    path("contracts/library/<uuid:clause_id>/", library.edit_clause, name="edit_clause"),
    path("contracts/library/<uuid:clause_id>/retire/", library.retire_clause, name="retire_clause"),
    path("contracts/<uuid:contract_id>/", editor.contract, name="contract"),
    path("contracts/<uuid:contract_id>/terms/", editor.save, name="save"),
    path("contracts/<uuid:contract_id>/clauses/add/", editor.add_clause, name="add_clause"),
    path("contracts/<uuid:contract_id>/clauses/remove/", editor.remove_clause, name="remove_clause"),
    path("contracts/<uuid:contract_id>/adopt/", editor.adopt, name="adopt"),
    path("contracts/<uuid:contract_id>/override/", editor.override, name="override"),
    path("contracts/<uuid:contract_id>/suggestion/", editor.decide, name="decide"),
    path("contracts/<uuid:contract_id>/keep/", steps.keep, name="keep"),
    path("contracts/<uuid:contract_id>/ask/", steps.ask, name="ask"),
    path("contracts/<uuid:contract_id>/hand-in/", steps.hand_in, name="hand_in"),
    path("contracts/<uuid:contract_id>/send/", steps.send, name="send"),
    path("contracts/<uuid:contract_id>/reopen/", steps.reopen, name="reopen"),
    path("contracts/<uuid:contract_id>/cancel/", steps.cancel, name="cancel"),
    path("contracts/<uuid:contract_id>/secrets/", steps.secrets, name="secrets"),
    path("contracts/<uuid:contract_id>/draft.pdf", steps.preview_pdf, name="preview_pdf"),
    path("contracts/<uuid:contract_id>/signed.pdf", steps.signed_pdf, name="signed_pdf"),
    path("contracts/<uuid:contract_id>/versions/", versions.versions, name="versions"),
    path("contracts/<uuid:contract_id>/versions/<int:number>/", versions.version, name="version"),
    path("contracts/<uuid:contract_id>/versions/<int:number>/contract.pdf", steps.version_pdf, name="version_pdf"),
    path("contract-details/<str:token>/", facts.facts, name="facts"),
]
