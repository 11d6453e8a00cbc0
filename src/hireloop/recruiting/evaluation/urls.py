from django.urls import path

from .views import decisions, exports, feedback, media, pages, reviews, scorecards

app_name = "evaluation"
urlpatterns = [
    path("", pages.queue, name="queue"),
    path("reviews/<uuid:review_id>/take/", reviews.take, name="take_review"),
    path("<uuid:interview_id>/", pages.interview, name="interview"),
    path("<uuid:interview_id>/progress/", pages.progress, name="progress"),
    path("<uuid:interview_id>/scorecard/", scorecards.save, name="save_scorecard"),
    path("<uuid:interview_id>/analyse-again/", reviews.analyse_again, name="analyse_again"),
    path("<uuid:interview_id>/report.pdf", exports.pdf, name="report_pdf"),
    path("<uuid:interview_id>/report.json", exports.json, name="report_json"),
    path("<uuid:interview_id>/recordings/<uuid:answer_id>", media.recording, name="recording"),
    path("<uuid:interview_id>/decision/", decisions.save, name="decide"),
    path("<uuid:interview_id>/feedback/", feedback.save, name="save_feedback"),
    path("<uuid:interview_id>/feedback/release/", feedback.release, name="release_feedback"),
]
