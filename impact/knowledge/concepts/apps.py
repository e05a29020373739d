from django.apps import AppConfig


class ConceptsConfig(AppConfig):
    name = "impact.knowledge.concepts"
    verbose_name = "Repères"
