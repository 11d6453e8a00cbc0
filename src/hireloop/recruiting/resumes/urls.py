from django.urls import path

from .views import duplicates, importing, own_page, pool, reading

app_name = "resumes"
urlpatterns = [
    path("", pool.pool, name="pool"),
    path("put-up/", pool.put_up, name="put_up"),
    path("people/<uuid:person_id>/wish/", pool.note_wish, name="note_wish"),
    path("my/<str:token>/keep/", own_page.say_wish, name="say_wish"),
    path("imports/", importing.imports, name="imports"),
    path("imports/new/", importing.new_import, name="new_import"),
    path("imports/<uuid:batch_id>/", importing.batch, name="import"),
    path("imports/<uuid:batch_id>/errors.csv", importing.errors_file, name="import_errors"),
    path("imports/<uuid:batch_id>/stop/", importing.stop, name="stop_import"),
    path("imports/<uuid:batch_id>/go-on/", importing.go_on, name="go_on"),
    path("imports/<uuid:batch_id>/undo/", importing.undo, name="undo_import"),
    path("imports/files/<uuid:item_id>/", importing.item, name="import_item"),
    path("imports/files/<uuid:item_id>/file/", importing.item_file, name="import_item_file"),
    path("duplicates/", duplicates.duplicates, name="duplicates"),
    path("duplicates/<uuid:pair_id>/", duplicates.pair, name="pair"),
    path("duplicates/<uuid:pair_id>/apart/", duplicates.keep_apart, name="keep_apart"),
    path("duplicates/<uuid:pair_id>/again/", duplicates.look_again, name="look_again"),
    path("<uuid:resume_id>/", reading.resume, name="resume"),
    path("<uuid:resume_id>/correct/", reading.correct, name="correct"),
    path("<uuid:resume_id>/corrections/drop/", reading.drop_corrections, name="drop_corrections"),
    path("<uuid:resume_id>/read-again/", reading.read_again, name="read_again"),
    path("<uuid:resume_id>/protected/", reading.protected, name="protected"),
    path("<uuid:resume_id>/file/", reading.original, name="original"),
    path("<uuid:resume_id>/pages/<int:number>.jpg", reading.page_picture, name="page_picture"),
]
