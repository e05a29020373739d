from django.urls import URLPattern

app_name = "empowerment"
urlpatterns: list[URLPattern] = []
