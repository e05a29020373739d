from django.urls import path

from impact.web.search.views import feeds, searches, suggestions

app_name = "search"
urlpatterns = [
    path("recherche/", searches.show, name="search"),
    path("recherche/suggestions/", suggestions.index, name="suggestions"),
    path("recherche/atom.xml", feeds.show, name="feed"),
    path("gestion/recherche/", searches.health, name="health"),
]
