from django.urls import path

from .views import colleagues, public, sealing, seals, signer

app_name = "signing"
urlpatterns = [
    path("signing/", colleagues.envelope_list, name="list"),
    path("signing/<uuid:envelope_id>/", colleagues.envelope, name="envelope"),
    path("signing/<uuid:envelope_id>/document/<int:number>/", colleagues.document, name="document"),
    path("signing/<uuid:envelope_id>/page/<int:number>/", sealing.page_picture, name="staff_page"),
    path("signing/<uuid:envelope_id>/evidence.pdf", colleagues.evidence_pdf, name="evidence_pdf"),
    path("signing/<uuid:envelope_id>/evidence.json", colleagues.evidence_json, name="evidence_json"),
    path("signing/<uuid:envelope_id>/cancel/", colleagues.cancel, name="cancel"),
    path("signing/<uuid:envelope_id>/send-again/<uuid:signer_id>/", colleagues.send_again, name="send_again"),
    path("signing/to-seal/<uuid:signer_id>/", sealing.seal, name="seal"),
    path("signing/seals/", seals.seal_list, name="seals"),
    path("signing/seals/new/", seals.new_seal, name="new_seal"),
    path("signing/seals/<uuid:seal_id>/", seals.seal_detail, name="seal_detail"),
    path("signing/seals/<uuid:seal_id>/picture/", sealing.seal_picture, name="seal_picture"),
    path("signing/seals/<uuid:seal_id>/holders/", seals.name_holder, name="name_holder"),
    path("signing/seals/<uuid:seal_id>/holders/<uuid:holder_id>/", seals.withdraw_holder, name="withdraw_holder"),
    path("signing/seals/<uuid:seal_id>/stop/", seals.stop_seal, name="stop_seal"),
    path("signing/certificates/", seals.certificates, name="certificates"),
    path("sign/<str:token>/", signer.sign, name="sign"),
    path("sign/<str:token>/page/<int:number>/", signer.page_picture, name="page_picture"),
    path("sign/<str:token>/document/", signer.document, name="signer_document"),
    path("sign/<str:token>/evidence/", signer.evidence, name="signer_evidence"),
    path("sign/<str:token>/read/", signer.read, name="read"),
    path("sign/<str:token>/code/", signer.send_code, name="send_code"),
    path("sign/<str:token>/submit/", signer.submit, name="submit"),
    path("sign/<str:token>/decline/", signer.decline, name="decline"),
    path("sign/<str:token>/outside/", signer.outside, name="outside"),
    path("signing/callback/", public.callback, name="callback"),
    path("check/", public.check_file, name="check"),
    path("check/root.pem", public.root_certificate, name="root_certificate"),
    path("check/issuing.crl", public.revocation_list, name="revocation_list"),
    path("check/<str:code>/", public.check_code, name="check_code"),
]
