from django.urls import path

from .views import candidate, editing, listing, offer

app_name = "offers"
urlpatterns = [
    path("offers/", listing.offer_list, name="list"),
    path("offers/for/<uuid:application_id>/", editing.prepare, name="prepare"),
    path("offers/for/<uuid:application_id>/check/", editing.check, name="check"),
    path("offers/<uuid:offer_id>/", offer.offer, name="offer"),
    path("offers/<uuid:offer_id>/edit/", editing.edit, name="edit"),
    path("offers/<uuid:offer_id>/letter/<int:number>/", offer.letter, name="letter"),
    path("offers/<uuid:offer_id>/versions/<int:number>/", offer.compare, name="compare"),
    path("offers/<uuid:offer_id>/hand-in/", offer.hand_in, name="hand_in"),
    path("offers/<uuid:offer_id>/send/", offer.send, name="send"),
    path("offers/<uuid:offer_id>/send-again/", offer.send_again, name="send_again"),
    path("offers/<uuid:offer_id>/revise/", offer.revise, name="revise"),
    path("offers/<uuid:offer_id>/withdraw/", offer.withdraw, name="withdraw"),
    path("offers/<uuid:offer_id>/reply/", offer.reply, name="reply"),
    path("offer/<str:token>/", candidate.mine, name="mine"),
    path("offer/<str:token>/letter/", candidate.letter, name="my_letter"),
    path("offer/<str:token>/accept/", candidate.accept, name="accept"),
    path("offer/<str:token>/decline/", candidate.decline, name="decline"),
    path("offer/<str:token>/ask/", candidate.ask, name="ask"),
    path("my/<str:token>/offer/", candidate.from_own_page, name="from_own_page"),
]
