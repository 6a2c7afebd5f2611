"""Reads every device of a server by a client of others: clients.py CLIENT ADDRESS TOKEN…

Prints one JSON object: the devices as identity, tag and serial, or the error as the client names it.
"""

import json
import sys

PAGE = 4


def glpi_api(address, user, application):
    import glpi_api

    found = []
    with glpi_api.connect(address + "/apirest.php", application, user) as glpi:
        glpi.set_active_entities("all", is_recursive=True)
        while True:
            end = len(found) + PAGE - 1
            try:
                page = glpi.get_all_items("Computer", range=f"{len(found)}-{end}", expand_dropdowns=True, get_hateoas=False)
            except glpi_api.GLPIError as error:
                if "ERROR_RANGE_EXCEED_TOTAL" in str(error):
                    return [(item["id"], item["otherserial"], item["serial"]) for item in found]
                raise
            found += page


def glpi_utils(address, user, application):
    from glpi_utils import GlpiAPI

    # It asks for every entity with the number 1 for true, which GLPI refuses: its user sees them all from the beginning.
    with GlpiAPI(url=address, app_token=application) as glpi:
        glpi.login(user_token=user)
        items = glpi.get_all_pages("Computer", page_size=PAGE, expand_dropdowns=True)
        return [(item["id"], item["otherserial"], item["serial"]) for item in items]


def glpi_utils_oauth(address, client, secret, user, password):
    from glpi_utils.oauth import GlpiOAuthClient

    with GlpiOAuthClient(
        url=address, client_id=client, client_secret=secret, username=user, password=password, api_version="2"
    ) as glpi:
        glpi.authenticate()
        items = glpi.get_all_pages("Computer", page_size=PAGE)
        return [(item["id"], item["otherserial"], item["serial"]) for item in items if not item["is_deleted"]]


def cairn(address, token):
    from cairn.sources.snipeit import SnipeITSource

    source = SnipeITSource({"url": address + "/api/v1", "token": token, "page_size": PAGE})
    return [(int(device.source_id), device.raw["asset_tag"], device.raw["serial"]) for device in source.fetch_all()]


client = {"glpi-api": glpi_api, "glpi-utils": glpi_utils, "glpi-utils-oauth": glpi_utils_oauth, "cairn-sync": cairn}
try:
    print(json.dumps({"devices": sorted(client[sys.argv[1]](*sys.argv[2:]))}))
except Exception as error:
    print(json.dumps({"error": type(error).__name__, "said": str(error)}))
