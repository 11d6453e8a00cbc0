from django.urls import path

from .views import colleagues, public, signer

app_name = "signing"
urlpatterns = [
    path("signing/", colleagues.envelope_list, name="list"),
    path("signing/<uuid:envelope_id>/", colleagues.envelope, name="envelope"),
    path("signing/<uuid:envelope_id>/document/<int:number>/", colleagues.document, name="document"),
    path("signing/<uuid:envelope_id>/cancel/", colleagues.cancel, name="cancel"),
    path("signing/<uuid:envelope_id>/send-again/<uuid:signer_id>/", colleagues.send_again, name="send_again"),
    path("sign/<str:token>/", signer.sign, name="sign"),
    path("sign/<str:token>/page/<int:number>/", signer.page_picture, name="page_picture"),
    path("sign/<str:token>/document/", signer.document, name="signer_document"),
    path("sign/<str:token>/decline/", signer.decline, name="decline"),
    path("signing/signers/<uuid:envelope_id>/", colleagues.envelope, name="seal"),
    path("signing/x.crl", public.check_code, {"code": "x"}, name="revocation_list"),
    path("check/<str:code>/", public.check_code, name="check_code"),
]
