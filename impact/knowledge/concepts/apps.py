from django.apps import AppConfig


class ConceptsConfig(AppConfig):
    name = "impact.knowledge.concepts"
    verbose_name = "Repères"

    def ready(self) -> None:
        from impact.knowledge.concepts.corrections import CONCEPTS, MEANINGS
        from impact.trust.publishing.kinds import register

        register(CONCEPTS)
        register(MEANINGS)
