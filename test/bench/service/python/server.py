"""The verification of this service as a Python team would write it: FastAPI, OpenCV, onnxruntime and boto3.

It reads the rows that the service's enrollment wrote, and writes a record as the service does. Answers one route.
"""

import hashlib
import json
import os
import sys
import time
import uuid
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import boto3
import cv2
import jwt
import numpy as np
import onnxruntime
import uvicorn
from boto3.dynamodb.conditions import Key
from botocore.config import Config
from fastapi import FastAPI, HTTPException, Request
from fastapi.concurrency import run_in_threadpool

from preparation import prepare
from textures import binary_patterns, describe_copy, gradient_pairs, is_near_copy

model = Path(sys.argv[1])
manifest = json.loads((model / "manifest.json").read_text())
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = options.inter_op_num_threads = 1
session = onnxruntime.InferenceSession(str(model / "model.onnx"), options, providers=["CPUExecutionProvider"])
cv2.setNumThreads(1)

calibration = manifest["calibration"]
weight = calibration["cohortWeight"]
cohort = [np.array(section["cohortVariance"]) for section in calibration["sections"]]
bounds = np.cumsum([0] + [variance.size for variance in cohort])
table = boto3.resource("dynamodb", config=Config(max_pool_connections=50)).Table(os.environ["TABLE_NAME"])
keys = jwt.PyJWKClient(os.environ["TOKEN_JWKS_URI"])
app = FastAPI()


def caller(authorization: str) -> dict:
    token = authorization.removeprefix("Bearer ")
    key = keys.get_signing_key_from_jwt(token).key
    audience, issuer = os.environ["TOKEN_AUDIENCE"], os.environ["TOKEN_ISSUER"]
    claims = jwt.decode(token, key, algorithms=["RS256", "ES256"], audience=audience, issuer=issuer)
    if "verify" not in claims["scope"].split(" "):
        raise HTTPException(403)
    return claims


def count(tenant: str, whose: str) -> int:
    now = int(time.time())
    start = now - now % 60
    answer = table.update_item(
        Key={"PK": f"T#{tenant}#RATE", "SK": f"{whose}#{start}"},
        UpdateExpression="ADD requests :one SET expiresAt = :end",
        ExpressionAttributeValues={":one": 1, ":end": start + 60},
        ReturnValues="UPDATED_NEW",
    )
    return int(answer["Attributes"]["requests"])


def rows(partition: str, prefix: str) -> list[dict]:
    condition = Key("PK").eq(partition) & Key("SK").begins_with(prefix)
    return table.query(KeyConditionExpression=condition, ConsistentRead=True)["Items"]


def llr(query: np.ndarray, references: np.ndarray) -> float:
    """Natural log-likelihood ratio of the query against all references together."""
    n = len(references)
    fit = [fit for fit in calibration["fits"] if fit["references"] <= n][-1]
    total = fit["intercept"]
    for i, variance in enumerate(cohort):
        own, asked = references[:, bounds[i] : bounds[i + 1]], query[bounds[i] : bounds[i + 1]]
        mean = own.mean(axis=0)
        mixed = (weight * variance + ((own - mean) ** 2).sum(axis=0)) / (n - 1 + weight)
        deviation = max(((asked - mean) ** 2 / mixed).mean() / (1 + 1 / n), 1e-3)
        spread = (mixed / variance).mean()
        total += fit["weights"][i]["deviation"] * np.log(deviation) + fit["weights"][i]["spread"] * np.log(spread)
    return float(total)


def score(value: float) -> float:
    return round(100 / (1 + np.exp(-value))) / 100


def decide(value: float, references: int) -> str:
    limits = [entry for entry in manifest["thresholds"] if entry["references"] <= references][-1]
    at = lambda kind, far: next(e["logLikelihoodRatio"] for e in limits[kind] if e["far"] == far)  # noqa: E731
    if value >= at("skilled", 0.1):
        return "accept"
    return "review" if value >= at("random", 0.01) else "reject"


def verify(subject: str, image: bytes, authorization: str) -> dict:
    claims = caller(authorization)
    tenant = claims["tenant"]
    partition = f"T#{tenant}#S#{subject}"
    limits = int(os.environ["TENANT_REQUESTS_PER_MINUTE"]), int(os.environ["SUBJECT_REQUESTS_PER_MINUTE"])
    whose = f"SUBJECT#{hashlib.sha256(partition.encode()).hexdigest()}"
    if count(tenant, "TENANT") > limits[0] or count(tenant, whose) > limits[1]:
        raise HTTPException(429)

    row = table.get_item(Key={"PK": partition, "SK": "SUBJECT"}, ConsistentRead=True)["Item"]
    enrolled = rows(partition, "REF#")
    embedded = rows(partition, f"EMB#{manifest['modelVersion']}#")
    references = np.stack([np.frombuffer(bytes(one["embedding"]), "<f4") for one in embedded])

    ink = prepare(image)
    [network] = session.run(["embedding"], {"signature": ink[None, :, :, None].astype(np.float32)})
    query = np.concatenate([network[0], gradient_pairs(ink), binary_patterns(ink)])
    digest = hashlib.sha256(image).hexdigest()
    descriptor = describe_copy(ink)
    copied = any(
        one["imageSha256"] == digest or is_near_copy(descriptor, bytes(one["copyDescriptor"])) for one in enrolled
    )
    together = llr(query, references)
    answer = {
        "id": uuid.uuid4().hex,
        "subject": subject,
        "at": datetime.now(UTC).isoformat(),
        "by": claims["sub"],
        "decision": "reject" if copied else decide(together, len(references)),
        "score": 0 if copied else score(together),
        "references": [
            {"id": one["referenceId"], "score": score(llr(query, references[i : i + 1]))}
            for i, one in enumerate(embedded)
        ],
        "imageSha256": digest,
        "modelVersion": manifest["modelVersion"],
    }
    record(partition, row["incarnation"], answer)
    return answer


def record(partition: str, incarnation: str, answer: dict) -> None:
    item = json.loads(json.dumps(answer), parse_float=Decimal)
    table.meta.client.transact_write_items(
        TransactItems=[
            {
                "ConditionCheck": {
                    "TableName": table.name,
                    "Key": {"PK": partition, "SK": "SUBJECT"},
                    "ConditionExpression": "incarnation = :it AND attribute_not_exists(erasingSince)",
                    "ExpressionAttributeValues": {":it": incarnation},
                }
            },
            {"Put": {"TableName": table.name, "Item": {"PK": partition, "SK": f"VER#{answer['id']}", **item}}},
        ]
    )


@app.post("/v1/subjects/{subject}/verifications", status_code=201)
async def verification(subject: str, request: Request) -> dict:
    image = await request.body()
    return await run_in_threadpool(verify, subject, image, request.headers["authorization"])


uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="error", access_log=False)
