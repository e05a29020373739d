"""Pages, news, practice stories: to read, to tell, to keep; the map of the site for machines."""

from django.urls import path

from impact.web.pages.views import (
    agreements,
    album,
    desk,
    feeds,
    news,
    pages,
    pictures,
    publishing,
    robots,
    stories,
    telling,
    writing,
)

app_name = "pages"
urlpatterns = [
    path("pages/<slug:slug>/", pages.show, name="page"),
    path("nouvelles/", news.index, name="news"),
    path("nouvelles/flux.atom", feeds.news, name="news-feed"),
    path("nouvelles/<slug:slug>/", news.show, name="news-item"),
    path("recits/", stories.index, name="stories"),
    path("recits/flux.atom", feeds.stories, name="stories-feed"),
    path("recits/nouveau/", telling.create, name="telling"),
    path("recits/ecrire/<slug:key>/", telling.go_on, name="telling-on"),
    path("recits/ecrire/<slug:key>/relire/", telling.read_again, name="telling-review"),
    path("recits/ecrire/<slug:key>/images/", album.edit, name="album"),
    path("recits/ecrire/<slug:key>/<slug:step>/", telling.edit, name="telling-step"),
    path("recits/<slug:slug>/", stories.show, name="story"),
    path("recits/<slug:slug>/demarche/", agreements.destroy, name="agreement-end"),
    path("images/<int:pk>.jpg", pictures.show, name="picture"),
    path("images/<int:pk>-petite.jpg", pictures.show, {"is_small": True}, name="small-picture"),
    path("gestion/pages/", desk.index, name="desk"),
    path("gestion/pages/apercu/", writing.preview, name="live-preview"),
    path("gestion/pages/ajout/<slug:kind>/", writing.create, name="new"),
    path("gestion/pages/<slug:kind>/<slug:key>/", writing.edit, name="edit"),
    path("gestion/pages/<slug:kind>/<slug:key>/images/", pictures.index, name="pictures"),
    path(
        "gestion/pages/<slug:kind>/<slug:key>/publication/", publishing.publish, name="publishing"
    ),
    path("gestion/pages/<slug:kind>/<slug:key>/retrait/", publishing.retire, name="retiring"),
    path("sitemap.xml", robots.sitemap, name="sitemap"),
    path("robots.txt", robots.show, name="robots"),
]
