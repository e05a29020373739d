from django.apps import AppConfig


class CompetenciesConfig(AppConfig):
    name = "impact.knowledge.competencies"
    verbose_name = "Référentiel"
