"""What is acknowledged is there, whatever dies: the web process, Redis, PostgreSQL's answer."""

from __future__ import annotations

import http.client
import json
import socket
import time
import uuid

import pytest

from tests import factories as make

pytestmark = pytest.mark.kill


def body(**values):
    latitude, longitude = make.CENTRE
    return {
        "id": str(uuid.uuid4()),
        "service_code": "lampadaire",
        "latitude": latitude,
        "longitude": longitude,
    } | values


def post(service, payload):
    connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=15)
    connection.request("POST", "/api/v1/reports", json.dumps(payload), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    content = json.loads(answer.read())
    connection.close()
    return answer.status, answer.headers, content


def wait_until(condition, seconds=60.0):
    until = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < until, "it did not come about in time"
        time.sleep(0.02)
    return found


def test_web_killed_between_commit_and_answer_repeats_the_same_report(service):
    service.start()
    payload = body(contact={"email": "anne@exemple.fr"})
    sent = json.dumps(payload).encode()
    with socket.create_connection(("127.0.0.1", service.port)) as line:
        line.sendall(
            b"POST /api/v1/reports HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            b"Content-Length: " + str(len(sent)).encode() + b"\r\n\r\n" + sent
        )
        # The answer is never read: the row is committed, and the phone knows nothing of it.
        wait_until(lambda: service.query("select 1 from reports where id = %s", payload["id"]))
        service.kill("web")
    service.start("web")
    status, headers, receipt = post(service, payload)
    assert status == 201
    assert headers["Idempotency-Replayed"] == "true"
    assert service.query("select public_id from reports") == [(receipt["public_id"],)]
    mails = service.wait_for_mail("anne@exemple.fr", receipt["public_id"])
    time.sleep(2)
    assert len({mail.message_id for mail in service.mailbox.mails()}) == len(mails) == 1


def test_reports_are_accepted_while_redis_is_down_and_mailed_when_it_returns(service, own_redis):
    service.start()
    own_redis.kill()
    receipts = []
    for _ in range(10):
        status, _headers, receipt = post(service, body(contact={"email": "anne@exemple.fr"}))
        assert status == 201
        receipts.append(receipt["public_id"])
    own_redis.start()
    for public_id in receipts:
        service.wait_for_mail("anne@exemple.fr", public_id)


def test_redis_emptied_under_the_workers_loses_no_mail(service, own_redis):
    service.start()
    receipts = []
    for number in range(10):
        _status, _headers, receipt = post(service, body(contact={"email": "anne@exemple.fr"}))
        receipts.append(receipt["public_id"])
        if number % 3 == 0:
            own_redis.flush()
    for public_id in receipts:
        service.wait_for_mail("anne@exemple.fr", public_id)
    assert len({mail.message_id for mail in service.mailbox.mails()}) == len(receipts)


def test_database_sessions_cut_off_are_answered_503_or_served_and_the_web_recovers(service):
    service.start("web")
    payloads = [body() for _ in range(20)]
    acknowledged = []
    for number, payload in enumerate(payloads):
        if number % 5 == 2:
            service.query(
                "select pg_terminate_backend(pid) from pg_stat_activity "
                "where datname = current_database() and pid <> pg_backend_pid()"
            )
        status, headers, content = post(service, payload)
        assert status in {201, 503}, content
        if status == 503:
            assert headers["Retry-After"]
            assert content["code"] == "service.unavailable"
            status, _headers, content = post(service, payload)
            assert status == 201
        acknowledged.append(content["public_id"])
    assert sorted(row[0] for row in service.query("select public_id from reports")) == sorted(acknowledged)
