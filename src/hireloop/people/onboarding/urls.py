from django.urls import path

from .views import mine, running, settings, tasks

app_name = "onboarding"
urlpatterns = [
    path("onboarding/", running.board, name="board"),
    path("onboarding/list/", running.onboarding_list, name="list"),
    path("onboarding/tasks/", tasks.task_list, name="tasks"),
    path("onboarding/tasks/<uuid:task_id>/done/", tasks.done, name="task_done"),
    path("onboarding/tasks/<uuid:task_id>/reopen/", tasks.reopen, name="task_reopen"),
    path("onboarding/standard-tasks/", settings.standard_tasks, name="standard_tasks"),
    path("onboarding/papers/<uuid:material_id>/", running.paper, name="paper"),
    path("onboarding/papers/<uuid:material_id>/check/", running.check_paper, name="check_paper"),
    path("onboarding/<uuid:onboarding_id>/", running.onboarding, name="onboarding"),
    path("onboarding/<uuid:onboarding_id>/first-day/", running.first_day, name="first_day"),
    path("onboarding/<uuid:onboarding_id>/remind/", running.remind, name="remind"),
    path("onboarding/<uuid:onboarding_id>/tasks/", tasks.add, name="add_task"),
    path("onboarding/<uuid:onboarding_id>/finish/", running.finish, name="finish"),
    path("onboarding/<uuid:onboarding_id>/cancel/", running.cancel, name="cancel"),
    path("welcome/<str:token>/", mine.mine, name="mine"),
    path("welcome/<str:token>/<slug:kind>/", mine.send, name="send"),
    path("welcome/<str:token>/<slug:kind>/file/", mine.own_file, name="own_file"),
]
