from django.apps import AppConfig


class CompetenciesConfig(AppConfig):
    name = "impact.knowledge.competencies"
    verbose_name = "Référentiel"

    def ready(self) -> None:
        from impact.knowledge.competencies.rewordings import COMPETENCIES
        from impact.trust.publishing.kinds import register

        register(COMPETENCIES)
