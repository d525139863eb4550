/** Made by scripts/api-types.mjs from docs/openapi.json. Run `npm run api:types`. */
export interface paths {
    "/api/v1/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Addresses, streets, areas and numbered objects by words; accents and typing errors are forgiven. */
        get: {
            parameters: {
                query: {
                    /** @description WGS 84 degrees north. */
                    latitude?: number;
                    limit?: number;
                    /** @description WGS 84 degrees east. */
                    longitude?: number;
                    q: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "addresses": [
                         *         {
                         *           "distance_m": 12.4,
                         *           "kind": "address",
                         *           "label": "EP-00421",
                         *           "latitude": 46.84639,
                         *           "longitude": 2.22692
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Addresses"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The alerts of whoever holds the link of a mail, given as `X-Alert-Token`. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "alerts": [
                         *         {
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "kind": "street",
                         *           "label": "EP-00421",
                         *           "radius_m": 300,
                         *           "services": [
                         *             {
                         *               "code": "lamp_out",
                         *               "icon": "lamp",
                         *               "name": "Lampadaire éteint"
                         *             }
                         *           ],
                         *           "state": "pending",
                         *           "tells_resolved": false
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Alerts"];
                    };
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        /** Ask for an alert. Nothing is told before the mail that this sends is answered. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "email": "claire.martin@exemple.fr",
                     *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "label": "EP-00421",
                     *       "latitude": 46.84639,
                     *       "locale": "fr",
                     *       "longitude": 2.22692,
                     *       "quarter": "saint-aubin",
                     *       "radius_m": 300,
                     *       "services": [
                     *         "lamp_out"
                     *       ],
                     *       "street": "Boulevard des Alliés",
                     *       "tells_resolved": false,
                     *       "town": "aubeclaire"
                     *     }
                     */
                    "application/json": components["schemas"]["NewAlert"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "email_masked": "c***@exemple.fr",
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "kind": "street",
                         *       "label": "EP-00421",
                         *       "radius_m": 300,
                         *       "services": [
                         *         {
                         *           "code": "lamp_out",
                         *           "icon": "lamp",
                         *           "name": "Lampadaire éteint"
                         *         }
                         *       ],
                         *       "state": "pending",
                         *       "tells_resolved": false
                         *     }
                         */
                        "application/json": components["schemas"]["AskedAlert"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{alert_id}/change": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                alert_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change what an alert tells, end it, or take it up again. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    alert_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "is_active": true,
                     *       "services": [
                     *         "lamp_out"
                     *       ],
                     *       "tells_resolved": false,
                     *       "token": "pD2mJ0Vw8yQ1rX4sT7uZ3a"
                     *     }
                     */
                    "application/json": components["schemas"]["ChangeAlert"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "alerts": [
                         *         {
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "kind": "street",
                         *           "label": "EP-00421",
                         *           "radius_m": 300,
                         *           "services": [
                         *             {
                         *               "code": "lamp_out",
                         *               "icon": "lamp",
                         *               "name": "Lampadaire éteint"
                         *             }
                         *           ],
                         *           "state": "pending",
                         *           "tells_resolved": false
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Alerts"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/{token}/unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop one alert (RFC 8058 one-click); doing it twice changes nothing. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm an alert. A POST from the page that the mail opens, so that no mail scanner does it by reading. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "token": "pD2mJ0Vw8yQ1rX4sT7uZ3a"
                     *     }
                     */
                    "application/json": components["schemas"]["Token"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "alerts": [
                         *         {
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "kind": "street",
                         *           "label": "EP-00421",
                         *           "radius_m": 300,
                         *           "services": [
                         *             {
                         *               "code": "lamp_out",
                         *               "icon": "lamp",
                         *               "name": "Lampadaire éteint"
                         *             }
                         *           ],
                         *           "state": "pending",
                         *           "tells_resolved": false
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Alerts"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/around": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open reports, numbered objects and the address around a point; with a service, who would get it and why. */
        get: {
            parameters: {
                query: {
                    accuracy_m?: number | null;
                    /** @description Also the named places nearby. */
                    landmarks?: boolean;
                    /** @description WGS 84 degrees north. */
                    latitude: number;
                    /** @description WGS 84 degrees east. */
                    longitude: number;
                    radius_m?: number;
                    service_code?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "assets": [
                         *         {
                         *           "distance_m": 12.4,
                         *           "id": 421,
                         *           "label": "EP-00421",
                         *           "latitude": 46.84639,
                         *           "layer": "street_lamp",
                         *           "longitude": 2.22692,
                         *           "reference": "EP-00421"
                         *         }
                         *       ],
                         *       "choices": [
                         *         {
                         *           "department": {
                         *             "code": "lighting",
                         *             "email": "eclairage@aubeclaire.example",
                         *             "name": "Éclairage public",
                         *             "phone": "+33 2 61 91 00 10"
                         *           },
                         *           "why": {
                         *             "code": "area_rule",
                         *             "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *             "steps": [
                         *               "Le point est dans le quartier Saint-Aubin."
                         *             ]
                         *           }
                         *         }
                         *       ],
                         *       "department": {
                         *         "code": "lighting",
                         *         "email": "eclairage@aubeclaire.example",
                         *         "name": "Éclairage public",
                         *         "phone": "+33 2 61 91 00 10"
                         *       },
                         *       "due_at": "2026-11-23T07:12:40+00:00",
                         *       "duplicates": [
                         *         {
                         *           "address": "11 boulevard des Alliés",
                         *           "area": "Saint-Aubin",
                         *           "distance_m": 12.4,
                         *           "due_at": "2026-11-23T07:12:40+00:00",
                         *           "follower_count": 3,
                         *           "is_late": false,
                         *           "latitude": 46.84639,
                         *           "longitude": 2.22692,
                         *           "photo": {
                         *             "alt": "Photo du signalement : Lampadaire éteint",
                         *             "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *             "urls": {
                         *               "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *             }
                         *           },
                         *           "public_id": "RC-2026-04817",
                         *           "service": {
                         *             "code": "lamp_out",
                         *             "icon": "lamp",
                         *             "name": "Lampadaire éteint"
                         *           },
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "submitted_at": "2026-11-20T07:12:40+00:00"
                         *         }
                         *       ],
                         *       "landmarks": [
                         *         {
                         *           "distance_m": 12.4,
                         *           "label": "EP-00421",
                         *           "latitude": 46.84639,
                         *           "longitude": 2.22692
                         *         }
                         *       ],
                         *       "place": {
                         *         "address": "11 boulevard des Alliés",
                         *         "area": "Saint-Aubin",
                         *         "street": "Boulevard des Alliés",
                         *         "town": "aubeclaire"
                         *       },
                         *       "reports": [
                         *         {
                         *           "address": "11 boulevard des Alliés",
                         *           "area": "Saint-Aubin",
                         *           "distance_m": 12.4,
                         *           "due_at": "2026-11-23T07:12:40+00:00",
                         *           "follower_count": 3,
                         *           "is_late": false,
                         *           "latitude": 46.84639,
                         *           "longitude": 2.22692,
                         *           "photo": {
                         *             "alt": "Photo du signalement : Lampadaire éteint",
                         *             "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *             "urls": {
                         *               "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *             }
                         *           },
                         *           "public_id": "RC-2026-04817",
                         *           "service": {
                         *             "code": "lamp_out",
                         *             "icon": "lamp",
                         *             "name": "Lampadaire éteint"
                         *           },
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "submitted_at": "2026-11-20T07:12:40+00:00"
                         *         }
                         *       ],
                         *       "road": {
                         *         "competent": {
                         *           "email": "claire.martin@exemple.fr",
                         *           "name": "Département de la Claire",
                         *           "phone": "+33 2 61 91 00 10",
                         *           "url": "https://signaler.aubeclaire.example/opendata/v1/reports/2026-10.csv?town=aubeclaire"
                         *         },
                         *         "owner": "metropole",
                         *         "refuses": [
                         *           "lamp_out"
                         *         ]
                         *       },
                         *       "total": 117,
                         *       "why": {
                         *         "code": "area_rule",
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *         "steps": [
                         *           "Le point est dans le quartier Saint-Aubin."
                         *         ]
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Around"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/assets/{layer}/{reference}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                layer: string;
                reference: string;
            };
            cookie?: never;
        };
        /** An object by its layer and reference. 404 `object.not_found` for an unknown one, or one gone from the street. */
        get: {
            parameters: {
                query?: {
                    town?: string | null;
                };
                header?: never;
                path: {
                    layer: string;
                    reference: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "distance_m": 12.4,
                         *       "id": 421,
                         *       "label": "EP-00421",
                         *       "latitude": 46.84639,
                         *       "layer": "street_lamp",
                         *       "longitude": 2.22692,
                         *       "reference": "EP-00421",
                         *       "town": "aubeclaire"
                         *     }
                         */
                        "application/json": components["schemas"]["StreetObject"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm an address. A POST from the page that the mail opens, so that no mail scanner does it by reading. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "X-Device"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "token": "pD2mJ0Vw8yQ1rX4sT7uZ3a"
                     *     }
                     */
                    "application/json": components["schemas"]["Token"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "email_masked": "c***@exemple.fr",
                         *       "follow_token": "pD2mJ0Vw8yQ1rX4sT7uZ3a",
                         *       "public_id": "RC-2026-04817"
                         *     }
                         */
                        "application/json": components["schemas"]["Confirmed"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counter/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this agent has entered today, each with its receipt. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "entries": [
                         *         {
                         *           "address": "11 boulevard des Alliés",
                         *           "department": {
                         *             "code": "lighting",
                         *             "email": "eclairage@aubeclaire.example",
                         *             "name": "Éclairage public",
                         *             "phone": "+33 2 61 91 00 10"
                         *           },
                         *           "due_at": "2026-11-23T07:12:40+00:00",
                         *           "email_pending_confirmation": false,
                         *           "follow_token": "pD2mJ0Vw8yQ1rX4sT7uZ3a",
                         *           "follow_url": "https://signaler.aubeclaire.example/suivi/RC-2026-04817?jeton=pD2mJ0Vw8yQ1rX4sT7uZ3a",
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "locale": "fr",
                         *           "public_id": "RC-2026-04817",
                         *           "service": {
                         *             "code": "lamp_out",
                         *             "icon": "lamp",
                         *             "name": "Lampadaire éteint"
                         *           },
                         *           "source": "counter",
                         *           "status": "received",
                         *           "status_label": "Reçu",
                         *           "submitted_at": "2026-11-20T07:12:40+00:00",
                         *           "town": "aubeclaire",
                         *           "why": {
                         *             "code": "area_rule",
                         *             "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *             "steps": [
                         *               "Le point est dans le quartier Saint-Aubin."
                         *             ]
                         *           }
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Entries"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        /** Enter a report for somebody; the agent is recorded, and the same id again answers the same. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "X-Device"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "accuracy_m": 8.5,
                     *       "address": "11 boulevard des Alliés",
                     *       "answers": {
                     *         "how_many": "one"
                     *       },
                     *       "asset_id": 421,
                     *       "captured_at": "2026-11-20T07:10:02+00:00",
                     *       "consent": false,
                     *       "contact": {
                     *         "email": "claire.martin@exemple.fr",
                     *         "name": "Claire Martin",
                     *         "phone": "+33 2 61 91 00 10"
                     *       },
                     *       "department_code": "lighting",
                     *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                     *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "latitude": 46.84639,
                     *       "locale": "fr",
                     *       "location_hint": "Environ 5 m vers l’école",
                     *       "longitude": 2.22692,
                     *       "photo_ids": [
                     *         "6e1d7d0d-9538-501b-8ace-101c04db0308"
                     *       ],
                     *       "service_code": "lamp_out",
                     *       "source": "counter",
                     *       "taken_by": "6e1d7d0d-9538-501b-8ace-101c04db0308"
                     *     }
                     */
                    "application/json": components["schemas"]["Entry"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "department": {
                         *         "code": "lighting",
                         *         "email": "eclairage@aubeclaire.example",
                         *         "name": "Éclairage public",
                         *         "phone": "+33 2 61 91 00 10"
                         *       },
                         *       "due_at": "2026-11-23T07:12:40+00:00",
                         *       "email_pending_confirmation": false,
                         *       "follow_token": "pD2mJ0Vw8yQ1rX4sT7uZ3a",
                         *       "follow_url": "https://signaler.aubeclaire.example/suivi/RC-2026-04817?jeton=pD2mJ0Vw8yQ1rX4sT7uZ3a",
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "locale": "fr",
                         *       "public_id": "RC-2026-04817",
                         *       "service": {
                         *         "code": "lamp_out",
                         *         "icon": "lamp",
                         *         "name": "Lampadaire éteint"
                         *       },
                         *       "source": "counter",
                         *       "status": "received",
                         *       "status_label": "Reçu",
                         *       "submitted_at": "2026-11-20T07:12:40+00:00",
                         *       "town": "aubeclaire",
                         *       "why": {
                         *         "code": "area_rule",
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *         "steps": [
                         *           "Le point est dans le quartier Saint-Aubin."
                         *         ]
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["EntryReceipt"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counter/reports/{public_id}/join": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                public_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add somebody's voice to a report that is there already: counted once, told by mail if they left an address.
         * @description A repeat answers an empty `follow_token`: the first answer held it.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    public_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "consent": false,
                     *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "locale": "fr",
                     *       "note": "Pièce commandée, passage jeudi.",
                     *       "source": "counter",
                     *       "taken_by": "6e1d7d0d-9538-501b-8ace-101c04db0308"
                     *     }
                     */
                    "application/json": components["schemas"]["Voice"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "email_pending_confirmation": false,
                         *       "follow_token": "pD2mJ0Vw8yQ1rX4sT7uZ3a",
                         *       "follower_count": 3,
                         *       "public_id": "RC-2026-04817"
                         *     }
                         */
                        "application/json": components["schemas"]["Following"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/counter/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and whether a second step is missing. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "staff": {
                         *         "departments": [
                         *           {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           }
                         *         ],
                         *         "email": "nadia@aubeclaire.example",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "locale": "fr",
                         *         "name": "Nadia Ferreira",
                         *         "role": "agent",
                         *         "town": "aubeclaire",
                         *         "town_name": "Aubeclaire"
                         *       },
                         *       "step": "done",
                         *       "ways": [
                         *         "password"
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Session"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        /** Sign in; the session lives in an HttpOnly cookie. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "email": "nadia@aubeclaire.example",
                     *       "password": "un-long-mot-de-passe"
                     *     }
                     */
                    "application/json": components["schemas"]["Credentials"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "staff": {
                         *         "departments": [
                         *           {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           }
                         *         ],
                         *         "email": "nadia@aubeclaire.example",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "locale": "fr",
                         *         "name": "Nadia Ferreira",
                         *         "role": "agent",
                         *         "town": "aubeclaire",
                         *         "town_name": "Aubeclaire"
                         *       },
                         *       "step": "done",
                         *       "ways": [
                         *         "password"
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Session"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        /** Sign out; fine when nobody was signed in. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/crew/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The stops of a round, open ones unless `status` says otherwise: in the order to visit them from the caller's
         *     place, or without one what is due first before the rest.
         */
        get: {
            parameters: {
                query?: {
                    area?: string | null;
                    /** @description Also tell what the caller closed since then: the phone's midnight. */
                    done_since?: string | null;
                    /** @description WGS 84 degrees north. */
                    latitude?: number;
                    limit?: number;
                    /** @description WGS 84 degrees east. */
                    longitude?: number;
                    scope?: "mine" | "team" | "near" | "area";
                    status?: ("received" | "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened")[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "areas": [
                         *         {
                         *           "code": "saint-aubin",
                         *           "name": "Saint-Aubin"
                         *         }
                         *       ],
                         *       "done": [
                         *         {
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "latitude": 46.84639,
                         *           "longitude": 2.22692
                         *         }
                         *       ],
                         *       "reports": [
                         *         {
                         *           "address": "11 boulevard des Alliés",
                         *           "area": "Saint-Aubin",
                         *           "asset": {
                         *             "distance_m": 12.4,
                         *             "id": 421,
                         *             "label": "EP-00421",
                         *             "latitude": 46.84639,
                         *             "layer": "street_lamp",
                         *             "longitude": 2.22692,
                         *             "reference": "EP-00421"
                         *           },
                         *           "assigned_to": {
                         *             "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *             "name": "Nadia Ferreira"
                         *           },
                         *           "can": {
                         *             "add_photo": false,
                         *             "contest": false,
                         *             "contest_until": "2026-12-08T09:00:00+00:00",
                         *             "follow": true
                         *           },
                         *           "closed_at": null,
                         *           "department": {
                         *             "code": "lighting",
                         *             "email": "eclairage@aubeclaire.example",
                         *             "name": "Éclairage public",
                         *             "phone": "+33 2 61 91 00 10"
                         *           },
                         *           "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *           "distance_m": 12.4,
                         *           "due_at": "2026-11-23T07:12:40+00:00",
                         *           "duplicate_of": null,
                         *           "etag": "5f2b8c1d9e0a4b7c",
                         *           "follower_count": 3,
                         *           "forwarded_to": null,
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "internal_notes": [
                         *             {
                         *               "at": "2026-11-20T08:30:00+00:00",
                         *               "by": "Éclairage public",
                         *               "id": 421,
                         *               "text": "Nous passons jeudi matin."
                         *             }
                         *           ],
                         *           "is_late": false,
                         *           "is_private": false,
                         *           "latitude": 46.84639,
                         *           "location_hint": "Environ 5 m vers l’école",
                         *           "longitude": 2.22692,
                         *           "mine": null,
                         *           "moves": [
                         *             {
                         *               "label": "EP-00421",
                         *               "needs": [
                         *                 "note"
                         *               ],
                         *               "reasons": [
                         *                 {
                         *                   "code": "lamp_out",
                         *                   "label": "EP-00421",
                         *                   "names_competent": false
                         *                 }
                         *               ],
                         *               "to": "received"
                         *             }
                         *           ],
                         *           "photo": {
                         *             "alt": "Photo du signalement : Lampadaire éteint",
                         *             "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *             "urls": {
                         *               "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *             }
                         *           },
                         *           "photos": [
                         *             {
                         *               "alt": "Photo du signalement : Lampadaire éteint",
                         *               "at": "2026-11-20T08:30:00+00:00",
                         *               "can_replace": true,
                         *               "height": 1200,
                         *               "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *               "replaces": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *               "role": "before",
                         *               "state": "ready",
                         *               "urls": {
                         *                 "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *               },
                         *               "width": 1600
                         *             }
                         *           ],
                         *           "planned_at": "2026-11-24T09:00:00+00:00",
                         *           "public_id": "RC-2026-04817",
                         *           "reason": null,
                         *           "satisfaction": null,
                         *           "service": {
                         *             "code": "lamp_out",
                         *             "icon": "lamp",
                         *             "name": "Lampadaire éteint"
                         *           },
                         *           "source": "resident",
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "submitted_at": "2026-11-20T07:12:40+00:00",
                         *           "timeline": [
                         *             {
                         *               "at": "2026-11-20T08:30:00+00:00",
                         *               "by": "Éclairage public",
                         *               "id": 421,
                         *               "is_public": true,
                         *               "kind": "status",
                         *               "photo_ids": [
                         *                 "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *               ],
                         *               "status": "acknowledged",
                         *               "status_label": "Pris en charge",
                         *               "text": "Nous passons jeudi matin."
                         *             }
                         *           ],
                         *           "town": "aubeclaire",
                         *           "updated_at": "2026-11-20T08:30:00+00:00",
                         *           "version": 3,
                         *           "why": {
                         *             "code": "area_rule",
                         *             "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *             "steps": [
                         *               "Le point est dans le quartier Saint-Aubin."
                         *             ]
                         *           }
                         *         }
                         *       ],
                         *       "teams": [
                         *         {
                         *           "code": "lamp_out",
                         *           "name": "Éclairage public"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Stops"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        /**
         * Report something found on the spot. It is routed as any report; what is the finder's team's to do goes onto
         *     their own round. The same `id` again answers the same, with `Idempotency-Replayed: true`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "X-Device"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "accuracy_m": 8.5,
                     *       "address": "11 boulevard des Alliés",
                     *       "asset_reference": "EP-00421",
                     *       "captured_at": "2026-11-20T07:10:02+00:00",
                     *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                     *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "latitude": 46.84639,
                     *       "locale": "fr",
                     *       "location_hint": "Environ 5 m vers l’école",
                     *       "longitude": 2.22692,
                     *       "photo_ids": [
                     *         "6e1d7d0d-9538-501b-8ace-101c04db0308"
                     *       ],
                     *       "service_code": "lamp_out"
                     *     }
                     */
                    "application/json": components["schemas"]["Finding"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "department": {
                         *         "code": "lamp_out",
                         *         "name": "Éclairage public"
                         *       },
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "is_mine": false,
                         *       "public_id": "RC-2026-04817",
                         *       "service": {
                         *         "code": "lamp_out",
                         *         "icon": "lamp",
                         *         "name": "Lampadaire éteint"
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Found"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/crew/reports/{report_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        /** One stop, with its ETag for If-Match. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "area": "Saint-Aubin",
                         *       "asset": {
                         *         "distance_m": 12.4,
                         *         "id": 421,
                         *         "label": "EP-00421",
                         *         "latitude": 46.84639,
                         *         "layer": "street_lamp",
                         *         "longitude": 2.22692,
                         *         "reference": "EP-00421"
                         *       },
                         *       "assigned_to": {
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "name": "Nadia Ferreira"
                         *       },
                         *       "can": {
                         *         "add_photo": false,
                         *         "contest": false,
                         *         "contest_until": "2026-12-08T09:00:00+00:00",
                         *         "follow": true
                         *       },
                         *       "closed_at": null,
                         *       "department": {
                         *         "code": "lighting",
                         *         "email": "eclairage@aubeclaire.example",
                         *         "name": "Éclairage public",
                         *         "phone": "+33 2 61 91 00 10"
                         *       },
                         *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *       "distance_m": 12.4,
                         *       "due_at": "2026-11-23T07:12:40+00:00",
                         *       "duplicate_of": null,
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "follower_count": 3,
                         *       "forwarded_to": null,
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "internal_notes": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "is_late": false,
                         *       "is_private": false,
                         *       "latitude": 46.84639,
                         *       "location_hint": "Environ 5 m vers l’école",
                         *       "longitude": 2.22692,
                         *       "mine": null,
                         *       "moves": [
                         *         {
                         *           "label": "EP-00421",
                         *           "needs": [
                         *             "note"
                         *           ],
                         *           "reasons": [
                         *             {
                         *               "code": "lamp_out",
                         *               "label": "EP-00421",
                         *               "names_competent": false
                         *             }
                         *           ],
                         *           "to": "received"
                         *         }
                         *       ],
                         *       "photo": {
                         *         "alt": "Photo du signalement : Lampadaire éteint",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "urls": {
                         *           "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *         }
                         *       },
                         *       "photos": [
                         *         {
                         *           "alt": "Photo du signalement : Lampadaire éteint",
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "can_replace": true,
                         *           "height": 1200,
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "replaces": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "role": "before",
                         *           "state": "ready",
                         *           "urls": {
                         *             "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *           },
                         *           "width": 1600
                         *         }
                         *       ],
                         *       "planned_at": "2026-11-24T09:00:00+00:00",
                         *       "public_id": "RC-2026-04817",
                         *       "reason": null,
                         *       "satisfaction": null,
                         *       "service": {
                         *         "code": "lamp_out",
                         *         "icon": "lamp",
                         *         "name": "Lampadaire éteint"
                         *       },
                         *       "source": "resident",
                         *       "status": "acknowledged",
                         *       "status_label": "Pris en charge",
                         *       "submitted_at": "2026-11-20T07:12:40+00:00",
                         *       "timeline": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "is_public": true,
                         *           "kind": "status",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "town": "aubeclaire",
                         *       "updated_at": "2026-11-20T08:30:00+00:00",
                         *       "version": 3,
                         *       "why": {
                         *         "code": "area_rule",
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *         "steps": [
                         *           "Le point est dans le quartier Saint-Aubin."
                         *         ]
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Stop"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/crew/reports/{report_id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a stop to the team that it needs, with the reason. The same `id` again answers the same, also where the
         *     stop is no longer the caller's. 412 `report.changed` carries `current`, the stop as somebody else left it.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag, as `"7"`. */
                    "If-Match"?: string | null;
                };
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "department_code": "lighting",
                     *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "note": "Pièce commandée, passage jeudi."
                     *     }
                     */
                    "application/json": components["schemas"]["StopHandOver"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "department_code": "lighting",
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *     }
                         */
                        "application/json": components["schemas"]["StopHandedOver"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/crew/reports/{report_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A word and photos for colleagues. It overwrites nothing, so it asks for no version; the same `id` again does
         *     nothing twice.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "note": "Pièce commandée, passage jeudi.",
                     *       "photo_ids": [
                     *         "6e1d7d0d-9538-501b-8ace-101c04db0308"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["StopNote"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "area": "Saint-Aubin",
                         *       "asset": {
                         *         "distance_m": 12.4,
                         *         "id": 421,
                         *         "label": "EP-00421",
                         *         "latitude": 46.84639,
                         *         "layer": "street_lamp",
                         *         "longitude": 2.22692,
                         *         "reference": "EP-00421"
                         *       },
                         *       "assigned_to": {
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "name": "Nadia Ferreira"
                         *       },
                         *       "can": {
                         *         "add_photo": false,
                         *         "contest": false,
                         *         "contest_until": "2026-12-08T09:00:00+00:00",
                         *         "follow": true
                         *       },
                         *       "closed_at": null,
                         *       "department": {
                         *         "code": "lighting",
                         *         "email": "eclairage@aubeclaire.example",
                         *         "name": "Éclairage public",
                         *         "phone": "+33 2 61 91 00 10"
                         *       },
                         *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *       "distance_m": 12.4,
                         *       "due_at": "2026-11-23T07:12:40+00:00",
                         *       "duplicate_of": null,
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "follower_count": 3,
                         *       "forwarded_to": null,
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "internal_notes": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "is_late": false,
                         *       "is_private": false,
                         *       "latitude": 46.84639,
                         *       "location_hint": "Environ 5 m vers l’école",
                         *       "longitude": 2.22692,
                         *       "mine": null,
                         *       "moves": [
                         *         {
                         *           "label": "EP-00421",
                         *           "needs": [
                         *             "note"
                         *           ],
                         *           "reasons": [
                         *             {
                         *               "code": "lamp_out",
                         *               "label": "EP-00421",
                         *               "names_competent": false
                         *             }
                         *           ],
                         *           "to": "received"
                         *         }
                         *       ],
                         *       "photo": {
                         *         "alt": "Photo du signalement : Lampadaire éteint",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "urls": {
                         *           "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *         }
                         *       },
                         *       "photos": [
                         *         {
                         *           "alt": "Photo du signalement : Lampadaire éteint",
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "can_replace": true,
                         *           "height": 1200,
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "replaces": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "role": "before",
                         *           "state": "ready",
                         *           "urls": {
                         *             "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *           },
                         *           "width": 1600
                         *         }
                         *       ],
                         *       "planned_at": "2026-11-24T09:00:00+00:00",
                         *       "public_id": "RC-2026-04817",
                         *       "reason": null,
                         *       "satisfaction": null,
                         *       "service": {
                         *         "code": "lamp_out",
                         *         "icon": "lamp",
                         *         "name": "Lampadaire éteint"
                         *       },
                         *       "source": "resident",
                         *       "status": "acknowledged",
                         *       "status_label": "Pris en charge",
                         *       "submitted_at": "2026-11-20T07:12:40+00:00",
                         *       "timeline": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "is_public": true,
                         *           "kind": "status",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "town": "aubeclaire",
                         *       "updated_at": "2026-11-20T08:30:00+00:00",
                         *       "version": 3,
                         *       "why": {
                         *         "code": "area_rule",
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *         "steps": [
                         *           "Le point est dans le quartier Saint-Aubin."
                         *         ]
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Stop"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/crew/reports/{report_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start, plan, close or refuse. The same `id` again answers the present state and does nothing twice.
         * @description 412 `report.changed` carries `current`, the stop as somebody else left it.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag, as `"7"`. */
                    "If-Match"?: string | null;
                };
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "duplicate_of": null,
                     *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "note": "Pièce commandée, passage jeudi.",
                     *       "photo_ids": [
                     *         "6e1d7d0d-9538-501b-8ace-101c04db0308"
                     *       ],
                     *       "planned_at": "2026-11-24T09:00:00+00:00",
                     *       "reason_code": "not_competent",
                     *       "template": "part-ordered",
                     *       "to": "received"
                     *     }
                     */
                    "application/json": components["schemas"]["StatusChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "area": "Saint-Aubin",
                         *       "asset": {
                         *         "distance_m": 12.4,
                         *         "id": 421,
                         *         "label": "EP-00421",
                         *         "latitude": 46.84639,
                         *         "layer": "street_lamp",
                         *         "longitude": 2.22692,
                         *         "reference": "EP-00421"
                         *       },
                         *       "assigned_to": {
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "name": "Nadia Ferreira"
                         *       },
                         *       "can": {
                         *         "add_photo": false,
                         *         "contest": false,
                         *         "contest_until": "2026-12-08T09:00:00+00:00",
                         *         "follow": true
                         *       },
                         *       "closed_at": null,
                         *       "department": {
                         *         "code": "lighting",
                         *         "email": "eclairage@aubeclaire.example",
                         *         "name": "Éclairage public",
                         *         "phone": "+33 2 61 91 00 10"
                         *       },
                         *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *       "distance_m": 12.4,
                         *       "due_at": "2026-11-23T07:12:40+00:00",
                         *       "duplicate_of": null,
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "follower_count": 3,
                         *       "forwarded_to": null,
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "internal_notes": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "is_late": false,
                         *       "is_private": false,
                         *       "latitude": 46.84639,
                         *       "location_hint": "Environ 5 m vers l’école",
                         *       "longitude": 2.22692,
                         *       "mine": null,
                         *       "moves": [
                         *         {
                         *           "label": "EP-00421",
                         *           "needs": [
                         *             "note"
                         *           ],
                         *           "reasons": [
                         *             {
                         *               "code": "lamp_out",
                         *               "label": "EP-00421",
                         *               "names_competent": false
                         *             }
                         *           ],
                         *           "to": "received"
                         *         }
                         *       ],
                         *       "photo": {
                         *         "alt": "Photo du signalement : Lampadaire éteint",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "urls": {
                         *           "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *         }
                         *       },
                         *       "photos": [
                         *         {
                         *           "alt": "Photo du signalement : Lampadaire éteint",
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "can_replace": true,
                         *           "height": 1200,
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "replaces": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "role": "before",
                         *           "state": "ready",
                         *           "urls": {
                         *             "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *           },
                         *           "width": 1600
                         *         }
                         *       ],
                         *       "planned_at": "2026-11-24T09:00:00+00:00",
                         *       "public_id": "RC-2026-04817",
                         *       "reason": null,
                         *       "satisfaction": null,
                         *       "service": {
                         *         "code": "lamp_out",
                         *         "icon": "lamp",
                         *         "name": "Lampadaire éteint"
                         *       },
                         *       "source": "resident",
                         *       "status": "acknowledged",
                         *       "status_label": "Pris en charge",
                         *       "submitted_at": "2026-11-20T07:12:40+00:00",
                         *       "timeline": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "is_public": true,
                         *           "kind": "status",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "town": "aubeclaire",
                         *       "updated_at": "2026-11-20T08:30:00+00:00",
                         *       "version": 3,
                         *       "why": {
                         *         "code": "area_rule",
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *         "steps": [
                         *           "Le point est dans le quartier Saint-Aubin."
                         *         ]
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Stop"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/crew/route-sheet.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's round on paper: what is theirs, else their team's; in order, with photos, boxes and codes. */
        get: {
            parameters: {
                query?: {
                    day?: string | null;
                    ids?: string[];
                    /** @description WGS 84 degrees north. */
                    latitude?: number;
                    /** @description WGS 84 degrees east. */
                    longitude?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/crew/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and whether a second step is missing. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "staff": {
                         *         "departments": [
                         *           {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           }
                         *         ],
                         *         "email": "nadia@aubeclaire.example",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "locale": "fr",
                         *         "name": "Nadia Ferreira",
                         *         "role": "agent",
                         *         "town": "aubeclaire",
                         *         "town_name": "Aubeclaire"
                         *       },
                         *       "step": "done",
                         *       "ways": [
                         *         "password"
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Session"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        /** Sign in; the session lives in an HttpOnly cookie. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "email": "nadia@aubeclaire.example",
                     *       "password": "un-long-mot-de-passe"
                     *     }
                     */
                    "application/json": components["schemas"]["Credentials"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "staff": {
                         *         "departments": [
                         *           {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           }
                         *         ],
                         *         "email": "nadia@aubeclaire.example",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "locale": "fr",
                         *         "name": "Nadia Ferreira",
                         *         "role": "agent",
                         *         "town": "aubeclaire",
                         *         "town_name": "Aubeclaire"
                         *       },
                         *       "step": "done",
                         *       "ways": [
                         *         "password"
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Session"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        /** Sign out; fine when nobody was signed in. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/intervention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the link leads to. Nothing is noted or changed: programs that look at mails follow links too.
         * @description 403 `token.invalid`, 410 `intervention.expired` or `intervention.revoked`.
         */
        get: {
            parameters: {
                query?: never;
                header?: {
                    "X-Intervention"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "answer": "Nous passons jeudi matin.",
                         *       "asset": "EP-00421",
                         *       "body": "Nous avons commandé la pièce.",
                         *       "decline_reasons": [
                         *         {
                         *           "code": "lamp_out",
                         *           "label": "EP-00421"
                         *         }
                         *       ],
                         *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *       "done_reasons": [
                         *         {
                         *           "code": "lamp_out",
                         *           "label": "EP-00421"
                         *         }
                         *       ],
                         *       "expires_at": "2026-12-20T08:30:00+00:00",
                         *       "is_waiting": false,
                         *       "latitude": 46.84639,
                         *       "location_hint": "Environ 5 m vers l’école",
                         *       "longitude": 2.22692,
                         *       "may_close": true,
                         *       "message": "Le fût est ouvert, passez vite.",
                         *       "photos": [
                         *         {
                         *           "alt": "Photo du signalement : Lampadaire éteint",
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "urls": {
                         *             "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *           }
                         *         }
                         *       ],
                         *       "planned_at": "2026-11-24T09:00:00+00:00",
                         *       "public_id": "RC-2026-04817",
                         *       "service": {
                         *         "code": "lamp_out",
                         *         "icon": "lamp",
                         *         "name": "Lampadaire éteint"
                         *       },
                         *       "state": "sent",
                         *       "town": {
                         *         "colour": "#0f5563",
                         *         "department": "lighting",
                         *         "email": "mairie@aubeclaire.example",
                         *         "name": "Ville d’Aubeclaire",
                         *         "phone": "+33 2 61 91 00 10",
                         *         "slug": "aubeclaire"
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Job"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        /**
         * Take the job on (with a date or without), answer, say that it is done, or decline it; the agent is told.
         * @description Photos are sent before, as every photo is. The same `id` again does nothing twice. 409 `intervention.over`.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "X-Device"?: string | null;
                    "X-Intervention"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "photo_ids": [
                     *         "6e1d7d0d-9538-501b-8ace-101c04db0308"
                     *       ],
                     *       "planned_at": "2026-11-24T09:00:00+00:00",
                     *       "reason_code": "part_missing",
                     *       "step": "taken",
                     *       "text": "Nous passons jeudi matin."
                     *     }
                     */
                    "application/json": components["schemas"]["Step"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "answer": "Nous passons jeudi matin.",
                         *       "asset": "EP-00421",
                         *       "body": "Nous avons commandé la pièce.",
                         *       "decline_reasons": [
                         *         {
                         *           "code": "lamp_out",
                         *           "label": "EP-00421"
                         *         }
                         *       ],
                         *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *       "done_reasons": [
                         *         {
                         *           "code": "lamp_out",
                         *           "label": "EP-00421"
                         *         }
                         *       ],
                         *       "expires_at": "2026-12-20T08:30:00+00:00",
                         *       "is_waiting": false,
                         *       "latitude": 46.84639,
                         *       "location_hint": "Environ 5 m vers l’école",
                         *       "longitude": 2.22692,
                         *       "may_close": true,
                         *       "message": "Le fût est ouvert, passez vite.",
                         *       "photos": [
                         *         {
                         *           "alt": "Photo du signalement : Lampadaire éteint",
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "urls": {
                         *             "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *           }
                         *         }
                         *       ],
                         *       "planned_at": "2026-11-24T09:00:00+00:00",
                         *       "public_id": "RC-2026-04817",
                         *       "service": {
                         *         "code": "lamp_out",
                         *         "icon": "lamp",
                         *         "name": "Lampadaire éteint"
                         *       },
                         *       "state": "sent",
                         *       "town": {
                         *         "colour": "#0f5563",
                         *         "department": "lighting",
                         *         "email": "mairie@aubeclaire.example",
                         *         "name": "Ville d’Aubeclaire",
                         *         "phone": "+33 2 61 91 00 10",
                         *         "slug": "aubeclaire"
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Job"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the caller is told; for somebody who follows nothing yet, what could be chosen. */
        get: {
            parameters: {
                query?: {
                    town?: string | null;
                };
                header?: {
                    "X-Device"?: string | null;
                    "X-Push-Endpoint"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "email_confirmed": false,
                         *       "email_masked": "c***@exemple.fr",
                         *       "email_mode": "each",
                         *       "phone_confirmed": false,
                         *       "phone_masked": "06 ** ** ** 11",
                         *       "proof": null,
                         *       "push_browsers": 3,
                         *       "push_here": false,
                         *       "push_key": "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A-u-Ts1XbjhazAkj7I99e8QcYP7DkM",
                         *       "sms_offered": false,
                         *       "wants_sms": false
                         *     }
                         */
                        "application/json": components["schemas"]["Channels"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        /** Choose differently; in force at once, also for what is already queued. */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "X-Device"?: string | null;
                    "X-Push-Endpoint"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "email_mode": null,
                     *       "locale": "fr",
                     *       "town": "aubeclaire",
                     *       "wants_sms": false
                     *     }
                     */
                    "application/json": components["schemas"]["ChannelsChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "email_confirmed": false,
                         *       "email_masked": "c***@exemple.fr",
                         *       "email_mode": "each",
                         *       "phone_confirmed": false,
                         *       "phone_masked": "06 ** ** ** 11",
                         *       "proof": null,
                         *       "push_browsers": 3,
                         *       "push_here": false,
                         *       "push_key": "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A-u-Ts1XbjhazAkj7I99e8QcYP7DkM",
                         *       "sms_offered": false,
                         *       "wants_sms": false
                         *     }
                         */
                        "application/json": components["schemas"]["Channels"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that is kept of the person, as JSON to download (GDPR, articles 15 and 20). */
        get: {
            parameters: {
                query?: never;
                header?: {
                    "X-Device"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Forget the person (GDPR, article 17): contact, browsers, sessions; their reports stay, without them. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "X-Device"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Text a six-digit code to a number, which is told nothing before the code is typed. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "X-Device"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "phone": "06 12 34 56 78"
                     *     }
                     */
                    "application/json": components["schemas"]["Phone"];
                };
            };
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/phone/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Type the code that was texted: five tries. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "X-Device"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "code": "482913"
                     *     }
                     */
                    "application/json": components["schemas"]["Code"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "email_confirmed": false,
                         *       "email_masked": "c***@exemple.fr",
                         *       "email_mode": "each",
                         *       "phone_confirmed": false,
                         *       "phone_masked": "06 ** ** ** 11",
                         *       "proof": null,
                         *       "push_browsers": 3,
                         *       "push_here": false,
                         *       "push_key": "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A-u-Ts1XbjhazAkj7I99e8QcYP7DkM",
                         *       "sms_offered": false,
                         *       "wants_sms": false
                         *     }
                         */
                        "application/json": components["schemas"]["Channels"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/push": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Push to this browser from now on; with a report's number, it follows that report. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "X-Device"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "endpoint": "https://signaler.aubeclaire.example/push/4fRk2",
                     *       "keys": {
                     *         "auth": "tBHItJI5svbpez7KI4CCXg",
                     *         "p256dh": "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A-u-Ts1XbjhazAkj7I99e8QcYP7DkM"
                     *       },
                     *       "locale": "fr",
                     *       "public_id": "RC-2026-04817",
                     *       "town": "aubeclaire"
                     *     }
                     */
                    "application/json": components["schemas"]["PushEndpoint"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "follow_token": "pD2mJ0Vw8yQ1rX4sT7uZ3a"
                         *     }
                         */
                        "application/json": components["schemas"]["Pushed"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        /** Push to this browser no more; fine when it was not known. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "endpoint": "https://signaler.aubeclaire.example/push/4fRk2"
                     *     }
                     */
                    "application/json": components["schemas"]["Endpoint"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Reports sent from this phone, and those of whoever is signed in; with what they follow. */
        get: {
            parameters: {
                query?: never;
                header?: {
                    "X-Device"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "follows": [
                         *         {
                         *           "address": "11 boulevard des Alliés",
                         *           "area": "Saint-Aubin",
                         *           "distance_m": 12.4,
                         *           "due_at": "2026-11-23T07:12:40+00:00",
                         *           "follow_token": "pD2mJ0Vw8yQ1rX4sT7uZ3a",
                         *           "follower_count": 3,
                         *           "is_late": false,
                         *           "latitude": 46.84639,
                         *           "longitude": 2.22692,
                         *           "photo": {
                         *             "alt": "Photo du signalement : Lampadaire éteint",
                         *             "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *             "urls": {
                         *               "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *             }
                         *           },
                         *           "public_id": "RC-2026-04817",
                         *           "service": {
                         *             "code": "lamp_out",
                         *             "icon": "lamp",
                         *             "name": "Lampadaire éteint"
                         *           },
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "submitted_at": "2026-11-20T07:12:40+00:00",
                         *           "updated_at": "2026-11-20T08:30:00+00:00"
                         *         }
                         *       ],
                         *       "reports": [
                         *         {
                         *           "address": "11 boulevard des Alliés",
                         *           "area": "Saint-Aubin",
                         *           "distance_m": 12.4,
                         *           "due_at": "2026-11-23T07:12:40+00:00",
                         *           "follow_token": "pD2mJ0Vw8yQ1rX4sT7uZ3a",
                         *           "follower_count": 3,
                         *           "is_late": false,
                         *           "latitude": 46.84639,
                         *           "longitude": 2.22692,
                         *           "photo": {
                         *             "alt": "Photo du signalement : Lampadaire éteint",
                         *             "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *             "urls": {
                         *               "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *             }
                         *           },
                         *           "public_id": "RC-2026-04817",
                         *           "service": {
                         *             "code": "lamp_out",
                         *             "icon": "lamp",
                         *             "name": "Lampadaire éteint"
                         *           },
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "submitted_at": "2026-11-20T07:12:40+00:00",
                         *           "updated_at": "2026-11-20T08:30:00+00:00"
                         *         }
                         *       ],
                         *       "signed_in": false
                         *     }
                         */
                        "application/json": components["schemas"]["MyReports"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "email_masked": "c***@exemple.fr",
                         *       "expires_at": "2026-12-20T08:30:00+00:00",
                         *       "town": "aubeclaire"
                         *     }
                         */
                        "application/json": components["schemas"]["ResidentSession"];
                    };
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        /** Use a link up: from the browser that asked, or from another one with the code of the mail. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "X-Device"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "code": null,
                     *       "request_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "token": "pD2mJ0Vw8yQ1rX4sT7uZ3a"
                     *     }
                     */
                    "application/json": components["schemas"]["SignIn"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "email_masked": "c***@exemple.fr",
                         *       "expires_at": "2026-12-20T08:30:00+00:00",
                         *       "town": "aubeclaire"
                         *     }
                         */
                        "application/json": components["schemas"]["ResidentSession"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        /** End this session, or all of them; fine when nobody was signed in. */
        delete: {
            parameters: {
                query?: {
                    everywhere?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a link by mail. The answer never says whether somebody has this address. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "X-Device"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "email": "claire.martin@exemple.fr",
                     *       "locale": "fr",
                     *       "town": "aubeclaire"
                     *     }
                     */
                    "application/json": components["schemas"]["SignInRequest"];
                };
            };
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "expires_at": "2026-12-20T08:30:00+00:00",
                         *       "request_id": "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *     }
                         */
                        "application/json": components["schemas"]["SignInRequested"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/photos/{photo_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                photo_id: string;
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Send a photo under an id made by the phone, before the report that names it.
         * @description Sending the same bytes again answers the same; other bytes under the same id are refused (409). The original is
         *     never shown: a worker draws the public copies from its pixels, without its metadata.
         */
        put: {
            parameters: {
                query?: never;
                header?: {
                    "X-Device"?: string | null;
                };
                path: {
                    photo_id: string;
                };
                cookie?: never;
            };
            /** @description The file as it is (JPEG, PNG, WebP or HEIC, told by its content), or a form with it. */
            requestBody: {
                content: {
                    "image/heic": string;
                    "image/heif": string;
                    "image/jpeg": string;
                    "image/png": string;
                    "image/webp": string;
                    /**
                     * @example {
                     *       "photo": "lampadaire.jpg"
                     *     }
                     */
                    "multipart/form-data": {
                        /** Format: binary */
                        photo: string;
                    };
                };
            };
            responses: {
                /** @description These bytes were received before. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "bytes": 26214,
                         *       "content_type": "image/jpeg",
                         *       "height": 1200,
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "place": {
                         *         "latitude": 46.84639,
                         *         "longitude": 2.22692
                         *       },
                         *       "state": "ready",
                         *       "taken_at": "2026-11-20T08:30:00+00:00",
                         *       "width": 1600
                         *     }
                         */
                        "application/json": components["schemas"]["PhotoReceipt"];
                    };
                };
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "bytes": 26214,
                         *       "content_type": "image/jpeg",
                         *       "height": 1200,
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "place": {
                         *         "latitude": 46.84639,
                         *         "longitude": 2.22692
                         *       },
                         *       "state": "ready",
                         *       "taken_at": "2026-11-20T08:30:00+00:00",
                         *       "width": 1600
                         *     }
                         */
                        "application/json": components["schemas"]["PhotoReceipt"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/photos/{photo_id}/{size}.jpg": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                photo_id: string;
                /** @description Longest side in pixels, at most; a smaller picture is never enlarged. */
                size: "320" | "800" | "1600";
            };
            cookie?: never;
        };
        /** A copy of a photo whose report may be seen; for a private one with its token, or by staff who see it. */
        get: {
            parameters: {
                query?: {
                    token?: string | null;
                    v?: string;
                };
                header?: never;
                path: {
                    photo_id: string;
                    /** @description Longest side in pixels, at most; a smaller picture is never enlarged. */
                    size: "320" | "800" | "1600";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/jpeg": string;
                    };
                };
                /** @description The copy that the caller has is the current one. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/quarters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The quarters of a town (else its districts), by name. */
        get: {
            parameters: {
                query?: {
                    town?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "quarters": [
                         *         {
                         *           "bounds": [
                         *             2.20763,
                         *             46.83442,
                         *             2.24621,
                         *             46.85836
                         *           ],
                         *           "code": "saint-aubin",
                         *           "name": "Saint-Aubin"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Quarters"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public reports of a selection, newest first: open ones and those resolved in the last 30 days. */
        get: {
            parameters: {
                query?: {
                    cursor?: string | null;
                    group?: string[];
                    /** @description WGS 84 degrees north. */
                    latitude?: number;
                    limit?: number;
                    /** @description WGS 84 degrees east. */
                    longitude?: number;
                    q?: string;
                    quarter?: string | null;
                    radius_m?: number;
                    service?: string[];
                    since_days?: number | null;
                    state?: "open" | "resolved" | null;
                    status?: ("received" | "acknowledged" | "scheduled" | "in_progress" | "reopened" | "resolved")[];
                    street?: string | null;
                    town?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "next_cursor": "WzAsIjIwMjYtMTEtMjIiXQ",
                         *       "reports": [
                         *         {
                         *           "address": "11 boulevard des Alliés",
                         *           "area": "Saint-Aubin",
                         *           "distance_m": 12.4,
                         *           "due_at": "2026-11-23T07:12:40+00:00",
                         *           "follower_count": 3,
                         *           "is_late": false,
                         *           "latitude": 46.84639,
                         *           "longitude": 2.22692,
                         *           "photo": {
                         *             "alt": "Photo du signalement : Lampadaire éteint",
                         *             "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *             "urls": {
                         *               "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *             }
                         *           },
                         *           "public_id": "RC-2026-04817",
                         *           "service": {
                         *             "code": "lamp_out",
                         *             "icon": "lamp",
                         *             "name": "Lampadaire éteint"
                         *           },
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "submitted_at": "2026-11-20T07:12:40+00:00"
                         *         }
                         *       ],
                         *       "total": 117
                         *     }
                         */
                        "application/json": components["schemas"]["PublicList"];
                    };
                };
                /** @description The page that the caller has is the current one. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        /**
         * Send a report, as JSON or in one multipart request with its pictures.
         * @description The same id with the same body answers the same again, with `Idempotency-Replayed: true`; with another body 409.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "X-Device"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "accuracy_m": 8.5,
                     *       "address": "11 boulevard des Alliés",
                     *       "answers": {
                     *         "how_many": "one"
                     *       },
                     *       "asset_id": 421,
                     *       "captured_at": "2026-11-20T07:10:02+00:00",
                     *       "contact": {
                     *         "email": "claire.martin@exemple.fr",
                     *         "name": "Claire Martin",
                     *         "phone": "+33 2 61 91 00 10"
                     *       },
                     *       "department_code": "lighting",
                     *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                     *       "gps": {
                     *         "accuracy_m": 8.5,
                     *         "latitude": 46.84639,
                     *         "longitude": 2.22692
                     *       },
                     *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "latitude": 46.84639,
                     *       "locale": "fr",
                     *       "location_hint": "Environ 5 m vers l’école",
                     *       "longitude": 2.22692,
                     *       "photo_ids": [
                     *         "6e1d7d0d-9538-501b-8ace-101c04db0308"
                     *       ],
                     *       "service_code": "lamp_out"
                     *     }
                     */
                    "application/json": components["schemas"]["Submission"];
                    /**
                     * @example {
                     *       "accuracy_m": 8.5,
                     *       "address": "11 boulevard des Alliés",
                     *       "answers": "{\"how_many\": \"one\"}",
                     *       "asset_id": 421,
                     *       "department_code": "lighting",
                     *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                     *       "email": "claire.martin@exemple.fr",
                     *       "gps_accuracy_m": 8.5,
                     *       "gps_latitude": 46.84639,
                     *       "gps_longitude": 2.22692,
                     *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "latitude": 46.84639,
                     *       "locale": "fr",
                     *       "location_hint": "Environ 5 m vers l’école",
                     *       "longitude": 2.22692,
                     *       "name": "Claire Martin",
                     *       "phone": "+33 2 61 91 00 10",
                     *       "photos": [
                     *         "lampadaire.jpg"
                     *       ],
                     *       "service_code": "lamp_out"
                     *     }
                     */
                    "multipart/form-data": components["schemas"]["MultipartSubmission"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "department": {
                         *         "code": "lighting",
                         *         "email": "eclairage@aubeclaire.example",
                         *         "name": "Éclairage public",
                         *         "phone": "+33 2 61 91 00 10"
                         *       },
                         *       "due_at": "2026-11-23T07:12:40+00:00",
                         *       "email_pending_confirmation": false,
                         *       "follow_token": "pD2mJ0Vw8yQ1rX4sT7uZ3a",
                         *       "follow_url": "https://signaler.aubeclaire.example/suivi/RC-2026-04817?jeton=pD2mJ0Vw8yQ1rX4sT7uZ3a",
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "public_id": "RC-2026-04817",
                         *       "service": {
                         *         "code": "lamp_out",
                         *         "icon": "lamp",
                         *         "name": "Lampadaire éteint"
                         *       },
                         *       "status": "received",
                         *       "status_label": "Reçu",
                         *       "submitted_at": "2026-11-20T07:12:40+00:00",
                         *       "town": "aubeclaire",
                         *       "why": {
                         *         "code": "area_rule",
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *         "steps": [
                         *           "Le point est dans le quartier Saint-Aubin."
                         *         ]
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Receipt"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{public_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                public_id: string;
            };
            cookie?: never;
        };
        /** A report with its history; with the token also what only its sender or follower sees. */
        get: {
            parameters: {
                query?: {
                    token?: string | null;
                };
                header?: {
                    "X-Device"?: string | null;
                };
                path: {
                    public_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "area": "Saint-Aubin",
                         *       "can": {
                         *         "add_photo": false,
                         *         "contest": false,
                         *         "contest_until": "2026-12-08T09:00:00+00:00",
                         *         "follow": true
                         *       },
                         *       "closed_at": null,
                         *       "department": {
                         *         "code": "lighting",
                         *         "email": "eclairage@aubeclaire.example",
                         *         "name": "Éclairage public",
                         *         "phone": "+33 2 61 91 00 10"
                         *       },
                         *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *       "distance_m": 12.4,
                         *       "due_at": "2026-11-23T07:12:40+00:00",
                         *       "duplicate_of": null,
                         *       "follower_count": 3,
                         *       "forwarded_to": null,
                         *       "is_late": false,
                         *       "latitude": 46.84639,
                         *       "location_hint": null,
                         *       "longitude": 2.22692,
                         *       "mine": null,
                         *       "photo": {
                         *         "alt": "Photo du signalement : Lampadaire éteint",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "urls": {
                         *           "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *         }
                         *       },
                         *       "photos": [
                         *         {
                         *           "alt": "Photo du signalement : Lampadaire éteint",
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "can_replace": true,
                         *           "height": 1200,
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "replaces": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "role": "before",
                         *           "state": "ready",
                         *           "urls": {
                         *             "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *           },
                         *           "width": 1600
                         *         }
                         *       ],
                         *       "planned_at": "2026-11-24T09:00:00+00:00",
                         *       "public_id": "RC-2026-04817",
                         *       "reason": null,
                         *       "satisfaction": null,
                         *       "service": {
                         *         "code": "lamp_out",
                         *         "icon": "lamp",
                         *         "name": "Lampadaire éteint"
                         *       },
                         *       "status": "acknowledged",
                         *       "status_label": "Pris en charge",
                         *       "submitted_at": "2026-11-20T07:12:40+00:00",
                         *       "timeline": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "is_public": true,
                         *           "kind": "status",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "town": "aubeclaire",
                         *       "updated_at": "2026-11-20T08:30:00+00:00",
                         *       "version": 3,
                         *       "why": {
                         *         "code": "area_rule",
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *         "steps": [
                         *           "Le point est dans le quartier Saint-Aubin."
                         *         ]
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["ReportView"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{public_id}/follow": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                public_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Follow a report, by address or on this phone only; `joins` also says "I have seen the same".
         * @description An address that this phone has not shown to be its own gets a mail whose link begins the follow; the answer is
         *     the same whoever has it.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "X-Device"?: string | null;
                };
                path: {
                    public_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "email": "claire.martin@exemple.fr",
                     *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "joins": false,
                     *       "locale": "fr",
                     *       "note": "Pièce commandée, passage jeudi.",
                     *       "photo_ids": [
                     *         "6e1d7d0d-9538-501b-8ace-101c04db0308"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Follow"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "email_pending_confirmation": false,
                         *       "follow_token": "pD2mJ0Vw8yQ1rX4sT7uZ3a",
                         *       "follower_count": 3,
                         *       "public_id": "RC-2026-04817"
                         *     }
                         */
                        "application/json": components["schemas"]["Following"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{public_id}/not-fixed": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                public_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a resolved report is not fixed, within the days the town allows; it returns to its crew. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "X-Device"?: string | null;
                };
                path: {
                    public_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "note": "Pièce commandée, passage jeudi.",
                     *       "photo_ids": [
                     *         "6e1d7d0d-9538-501b-8ace-101c04db0308"
                     *       ],
                     *       "token": "pD2mJ0Vw8yQ1rX4sT7uZ3a"
                     *     }
                     */
                    "application/json": components["schemas"]["NotFixed"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "area": "Saint-Aubin",
                         *       "can": {
                         *         "add_photo": false,
                         *         "contest": false,
                         *         "contest_until": "2026-12-08T09:00:00+00:00",
                         *         "follow": true
                         *       },
                         *       "closed_at": null,
                         *       "department": {
                         *         "code": "lighting",
                         *         "email": "eclairage@aubeclaire.example",
                         *         "name": "Éclairage public",
                         *         "phone": "+33 2 61 91 00 10"
                         *       },
                         *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *       "distance_m": 12.4,
                         *       "due_at": "2026-11-23T07:12:40+00:00",
                         *       "duplicate_of": null,
                         *       "follower_count": 3,
                         *       "forwarded_to": null,
                         *       "is_late": false,
                         *       "latitude": 46.84639,
                         *       "location_hint": null,
                         *       "longitude": 2.22692,
                         *       "mine": null,
                         *       "photo": {
                         *         "alt": "Photo du signalement : Lampadaire éteint",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "urls": {
                         *           "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *         }
                         *       },
                         *       "photos": [
                         *         {
                         *           "alt": "Photo du signalement : Lampadaire éteint",
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "can_replace": true,
                         *           "height": 1200,
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "replaces": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "role": "before",
                         *           "state": "ready",
                         *           "urls": {
                         *             "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *           },
                         *           "width": 1600
                         *         }
                         *       ],
                         *       "planned_at": "2026-11-24T09:00:00+00:00",
                         *       "public_id": "RC-2026-04817",
                         *       "reason": null,
                         *       "satisfaction": null,
                         *       "service": {
                         *         "code": "lamp_out",
                         *         "icon": "lamp",
                         *         "name": "Lampadaire éteint"
                         *       },
                         *       "status": "acknowledged",
                         *       "status_label": "Pris en charge",
                         *       "submitted_at": "2026-11-20T07:12:40+00:00",
                         *       "timeline": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "is_public": true,
                         *           "kind": "status",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "town": "aubeclaire",
                         *       "updated_at": "2026-11-20T08:30:00+00:00",
                         *       "version": 3,
                         *       "why": {
                         *         "code": "area_rule",
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *         "steps": [
                         *           "Le point est dans le quartier Saint-Aubin."
                         *         ]
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["ReportView"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{public_id}/photos": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                public_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a photo to an open report in the place of one that came to nothing, or one that the phone could not send.
         * @description The photo itself is put before. Only who sent the report, or the phone that sent the photo, may replace it; staff
         *     see both.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "X-Device"?: string | null;
                };
                path: {
                    public_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "photo_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "replaces": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "token": "pD2mJ0Vw8yQ1rX4sT7uZ3a"
                     *     }
                     */
                    "application/json": components["schemas"]["PhotoInPlace"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "area": "Saint-Aubin",
                         *       "can": {
                         *         "add_photo": false,
                         *         "contest": false,
                         *         "contest_until": "2026-12-08T09:00:00+00:00",
                         *         "follow": true
                         *       },
                         *       "closed_at": null,
                         *       "department": {
                         *         "code": "lighting",
                         *         "email": "eclairage@aubeclaire.example",
                         *         "name": "Éclairage public",
                         *         "phone": "+33 2 61 91 00 10"
                         *       },
                         *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *       "distance_m": 12.4,
                         *       "due_at": "2026-11-23T07:12:40+00:00",
                         *       "duplicate_of": null,
                         *       "follower_count": 3,
                         *       "forwarded_to": null,
                         *       "is_late": false,
                         *       "latitude": 46.84639,
                         *       "location_hint": null,
                         *       "longitude": 2.22692,
                         *       "mine": null,
                         *       "photo": {
                         *         "alt": "Photo du signalement : Lampadaire éteint",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "urls": {
                         *           "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *         }
                         *       },
                         *       "photos": [
                         *         {
                         *           "alt": "Photo du signalement : Lampadaire éteint",
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "can_replace": true,
                         *           "height": 1200,
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "replaces": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "role": "before",
                         *           "state": "ready",
                         *           "urls": {
                         *             "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *           },
                         *           "width": 1600
                         *         }
                         *       ],
                         *       "planned_at": "2026-11-24T09:00:00+00:00",
                         *       "public_id": "RC-2026-04817",
                         *       "reason": null,
                         *       "satisfaction": null,
                         *       "service": {
                         *         "code": "lamp_out",
                         *         "icon": "lamp",
                         *         "name": "Lampadaire éteint"
                         *       },
                         *       "status": "acknowledged",
                         *       "status_label": "Pris en charge",
                         *       "submitted_at": "2026-11-20T07:12:40+00:00",
                         *       "timeline": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "is_public": true,
                         *           "kind": "status",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "town": "aubeclaire",
                         *       "updated_at": "2026-11-20T08:30:00+00:00",
                         *       "version": 3,
                         *       "why": {
                         *         "code": "area_rule",
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *         "steps": [
                         *           "Le point est dans le quartier Saint-Aubin."
                         *         ]
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["ReportView"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{public_id}/satisfaction": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                public_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how one finds the result; one answer a person, which may be changed while "not fixed" may be said. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    public_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "answer": "good",
                     *       "comment": "Merci, c’était rapide.",
                     *       "token": "pD2mJ0Vw8yQ1rX4sT7uZ3a"
                     *     }
                     */
                    "application/json": components["schemas"]["Answer"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "answer": "good",
                         *       "comment": "Merci, c’était rapide.",
                         *       "until": "2026-12-08T09:00:00+00:00"
                         *     }
                         */
                        "application/json": components["schemas"]["Satisfaction"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/reports/{public_id}/unfollow": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                public_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop following; doing it twice changes nothing. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    public_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "token": "pD2mJ0Vw8yQ1rX4sT7uZ3a"
                     *     }
                     */
                    "application/json": components["schemas"]["Token"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The services at a place (the default town without one), in groups, in the caller's language. */
        get: {
            parameters: {
                query?: {
                    /** @description WGS 84 degrees north. */
                    latitude?: number;
                    /** @description WGS 84 degrees east. */
                    longitude?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "groups": [
                         *         {
                         *           "code": "lamp_out",
                         *           "name": "Éclairage public",
                         *           "services": [
                         *             {
                         *               "asset_layer": "street_lamp",
                         *               "code": "lamp_out",
                         *               "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *               "due_hours": 72,
                         *               "duplicate_radius_m": 3,
                         *               "group": "lighting",
                         *               "icon": "lamp",
                         *               "is_private": false,
                         *               "keywords": [
                         *                 "lampadaire",
                         *                 "lumière"
                         *               ],
                         *               "likely": {
                         *                 "because": null,
                         *                 "score": 0.82
                         *               },
                         *               "name": "Lampadaire éteint",
                         *               "picture": "https://signaler.aubeclaire.example/town/lamp.webp",
                         *               "popularity": 3,
                         *               "questions": [
                         *                 {
                         *                   "code": "how_many",
                         *                   "datatype": "singlevaluelist",
                         *                   "hint": "Le numéro est sur le mât.",
                         *                   "is_required": false,
                         *                   "label": "Combien sont éteints ?",
                         *                   "order": 3,
                         *                   "shown_if": {
                         *                     "question": "how_many",
                         *                     "values": []
                         *                   },
                         *                   "stop": {
                         *                     "phone": "+33 2 61 91 00 10",
                         *                     "text": "Nous passons jeudi matin.",
                         *                     "title": "Prudence : câble nu",
                         *                     "values": []
                         *                   },
                         *                   "values": [
                         *                     {
                         *                       "key": "one",
                         *                       "name": "Un seul"
                         *                     }
                         *                   ]
                         *                 }
                         *               ]
                         *             }
                         *           ]
                         *         }
                         *       ],
                         *       "has_model": false,
                         *       "town": "aubeclaire"
                         *     }
                         */
                        "application/json": components["schemas"]["Services"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a sentence may mean: by the town's own model where it beats the keywords, else by the keywords. */
        get: {
            parameters: {
                query: {
                    /** @description WGS 84 degrees north. */
                    latitude?: number;
                    /** @description WGS 84 degrees east. */
                    longitude?: number;
                    q: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "services": [
                         *         {
                         *           "code": "lamp_out",
                         *           "score": 0.82
                         *         }
                         *       ],
                         *       "source": "model"
                         *     }
                         */
                        "application/json": components["schemas"]["Suggestions"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/subscriptions/{token}/unsubscribe": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop the messages of one subscription, or all mails of a person (RFC 8058 one-click); harmless to repeat. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    token: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/texts/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What will be hidden of a text: e-mail addresses, telephone numbers, number plates. Nothing is stored. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "text": "Appelez le 06 12 34 56 78"
                     *     }
                     */
                    "application/json": components["schemas"]["Text"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "hidden": [
                         *         {
                         *           "end": 25,
                         *           "kind": "email",
                         *           "start": 11
                         *         }
                         *       ],
                         *       "public_text": "Appelez le [téléphone masqué]"
                         *     }
                         */
                        "application/json": components["schemas"]["CheckedText"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tiles/{town}/base/{z}/{x}/{y}.mvt": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                town: string;
                x: number;
                y: number;
                z: number;
            };
            cookie?: never;
        };
        /**
         * A tile of the town's ground. Layers: landcover, buildings, streets, areas, area_labels, boundary, and from zoom
         *     17 on housenumbers and assets.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    town: string;
                    x: number;
                    y: number;
                    z: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.mapbox-vector-tile": string;
                    };
                };
                /** @description The tile that the caller has is the current one. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tiles/{town}/reports/{z}/{x}/{y}.mvt": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                town: string;
                x: number;
                y: number;
                z: number;
            };
            cookie?: never;
        };
        /** A tile of public reports (layer `reports`): open ones and those resolved in the last 30 days; always current. */
        get: {
            parameters: {
                query?: {
                    group?: string[];
                    /** @description WGS 84 degrees north. */
                    latitude?: number;
                    /** @description WGS 84 degrees east. */
                    longitude?: number;
                    q?: string;
                    quarter?: string | null;
                    radius_m?: number;
                    service?: string[];
                    since_days?: number | null;
                    state?: "open" | "resolved" | null;
                    status?: ("received" | "acknowledged" | "scheduled" | "in_progress" | "reopened" | "resolved")[];
                    street?: string | null;
                    town?: string | null;
                };
                header?: never;
                path: {
                    town: string;
                    x: number;
                    y: number;
                    z: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.mapbox-vector-tile": string;
                    };
                };
                /** @description The tile that the caller has is the current one. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/town": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The default town and every other, with what the app needs to show them. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "town": {
                         *         "attribution": "Aubeclaire, ville imaginaire",
                         *         "bounds": [
                         *           2.20763,
                         *           46.83442,
                         *           2.24621,
                         *           46.85836
                         *         ],
                         *         "center": {
                         *           "latitude": 46.84639,
                         *           "longitude": 2.22692
                         *         },
                         *         "colour": "#0f5563",
                         *         "email": "mairie@aubeclaire.example",
                         *         "is_fictional": false,
                         *         "locales": [
                         *           "fr"
                         *         ],
                         *         "logo_url": "https://signaler.aubeclaire.example/town/logo.svg",
                         *         "name": "Aubeclaire",
                         *         "phone": "+33 2 61 91 00 10",
                         *         "privacy_url": "https://signaler.aubeclaire.example/donnees-personnelles",
                         *         "slug": "aubeclaire",
                         *         "style_url": "https://signaler.aubeclaire.example/map/style.json",
                         *         "time_zone": "Europe/Paris"
                         *       },
                         *       "towns": [
                         *         {
                         *           "attribution": "Aubeclaire, ville imaginaire",
                         *           "bounds": [
                         *             2.20763,
                         *             46.83442,
                         *             2.24621,
                         *             46.85836
                         *           ],
                         *           "center": {
                         *             "latitude": 46.84639,
                         *             "longitude": 2.22692
                         *           },
                         *           "colour": "#0f5563",
                         *           "email": "mairie@aubeclaire.example",
                         *           "is_fictional": false,
                         *           "locales": [
                         *             "fr"
                         *           ],
                         *           "logo_url": "https://signaler.aubeclaire.example/town/logo.svg",
                         *           "name": "Aubeclaire",
                         *           "phone": "+33 2 61 91 00 10",
                         *           "privacy_url": "https://signaler.aubeclaire.example/donnees-personnelles",
                         *           "slug": "aubeclaire",
                         *           "style_url": "https://signaler.aubeclaire.example/map/style.json",
                         *           "time_zone": "Europe/Paris"
                         *         }
                         *       ],
                         *       "version": "0.1.0"
                         *     }
                         */
                        "application/json": components["schemas"]["Towns"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads": {
        parameters: {
            query?: never;
            header: {
                /** @description Version of the protocol. */
                "Tus-Resumable": "1.0.0";
                /** @description `1` when the length is said with a later part. */
                "Upload-Defer-Length"?: "1";
                /** @description Bytes of the whole photo. */
                "Upload-Length"?: string;
                /** @description `photo_id` and, in base64, the UUID of the photo. */
                "Upload-Metadata": string;
                /** @description The phone's own secret; who begins with one must continue with it. */
                "X-Device"?: string;
            };
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin a photo in parts under an id made by the phone; its first bytes may come along. */
        post: {
            parameters: {
                query?: never;
                header: {
                    /** @description Version of the protocol. */
                    "Tus-Resumable": "1.0.0";
                    /** @description `1` when the length is said with a later part. */
                    "Upload-Defer-Length"?: "1";
                    /** @description Bytes of the whole photo. */
                    "Upload-Length"?: string;
                    /** @description `photo_id` and, in base64, the UUID of the photo. */
                    "Upload-Metadata": string;
                    /** @description The phone's own secret; who begins with one must continue with it. */
                    "X-Device"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        Location?: string;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        /** What this server can do: versions, extensions, checksums, and the largest photo. */
        options: {
            parameters: {
                query?: never;
                header: {
                    /** @description Version of the protocol. */
                    "Tus-Resumable": "1.0.0";
                    /** @description `1` when the length is said with a later part. */
                    "Upload-Defer-Length"?: "1";
                    /** @description Bytes of the whole photo. */
                    "Upload-Length"?: string;
                    /** @description `photo_id` and, in base64, the UUID of the photo. */
                    "Upload-Metadata": string;
                    /** @description The phone's own secret; who begins with one must continue with it. */
                    "X-Device"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/uploads/{upload_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same for networks that let only POST through: the real method is in X-HTTP-Method-Override. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description PATCH, HEAD or DELETE. */
                    "X-HTTP-Method-Override"?: string;
                };
                path: {
                    upload_id: string;
                };
                cookie?: never;
            };
            /** @description The bytes from Upload-Offset on; as many as the network lets through are kept. */
            requestBody: {
                content: {
                    "application/offset+octet-stream": string;
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        /** Give an upload up. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    upload_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        /** What this server can do: versions, extensions, checksums, and the largest photo. */
        options: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    upload_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        /** How far an upload is. */
        head: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    upload_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        /**
         * Continue an upload; a damaged part (460) and one for another place (409) change nothing.
         * @description With the last byte the photo is taken in, and refused, as by PUT /photos/{id}.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    upload_id: string;
                };
                cookie?: never;
            };
            /** @description The bytes from Upload-Offset on; as many as the network lets through are kept. */
            requestBody: {
                content: {
                    "application/offset+octet-stream": string;
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        "Tus-Resumable"?: "1.0.0";
                        "Upload-Expires"?: string;
                        "Upload-Offset"?: number;
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        trace?: never;
    };
    "/feeds/planned.ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The planned visits of a selection as a calendar: a whole day each, since crews promise days and not hours. */
        get: {
            parameters: {
                query?: {
                    group?: string[];
                    /** @description WGS 84 degrees north. */
                    lat?: number;
                    /** @description WGS 84 degrees east. */
                    lon?: number;
                    q?: string;
                    quarter?: string | null;
                    radius?: number;
                    service?: string[];
                    since_days?: number | null;
                    state?: "open" | "resolved" | null;
                    status?: ("received" | "acknowledged" | "scheduled" | "in_progress" | "reopened" | "resolved")[];
                    street?: string | null;
                    town?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example BEGIN:VCALENDAR
                         *     VERSION:2.0
                         *     BEGIN:VEVENT
                         *     SUMMARY:Lampadaire éteint
                         *     END:VEVENT
                         */
                        "text/calendar": string;
                    };
                };
                /** @description The calendar that the caller has is the current one. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/reports.atom": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest reports of a selection as an Atom feed: what, where and how far it is; nobody's name or address. */
        get: {
            parameters: {
                query?: {
                    group?: string[];
                    /** @description WGS 84 degrees north. */
                    lat?: number;
                    /** @description WGS 84 degrees east. */
                    lon?: number;
                    q?: string;
                    quarter?: string | null;
                    radius?: number;
                    service?: string[];
                    since_days?: number | null;
                    state?: "open" | "resolved" | null;
                    status?: ("received" | "acknowledged" | "scheduled" | "in_progress" | "reopened" | "resolved")[];
                    street?: string | null;
                    town?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /** @example <feed xmlns="http://www.w3.org/2005/Atom"><title>Signalements, Aubeclaire</title><entry><title>Lampadaire éteint, 11 boulevard des Alliés</title></entry></feed> */
                        "application/atom+xml": string;
                    };
                };
                /** @description The feed that the caller has is the current one. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/feeds/reports.rss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same reports as RSS 2.0 with GeoRSS, for readers and maps that know no Atom. */
        get: {
            parameters: {
                query?: {
                    group?: string[];
                    /** @description WGS 84 degrees north. */
                    lat?: number;
                    /** @description WGS 84 degrees east. */
                    lon?: number;
                    q?: string;
                    quarter?: string | null;
                    radius?: number;
                    service?: string[];
                    since_days?: number | null;
                    state?: "open" | "resolved" | null;
                    status?: ("received" | "acknowledged" | "scheduled" | "in_progress" | "reopened" | "resolved")[];
                    street?: string | null;
                    town?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /** @example <rss version="2.0"><channel><title>Signalements, Aubeclaire</title><item><title>Lampadaire éteint, 11 boulevard des Alliés</title></item></channel></rss> */
                        "application/rss+xml": string;
                    };
                };
                /** @description The feed that the caller has is the current one. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/opendata/v1/anonymisation.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was generalised and left out, month by month; `left_out` says `<k` for some but fewer than k. */
        get: {
            parameters: {
                query?: {
                    town?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example month,published,day,week,month_wide,town_wide,squares,left_out,k,place_m
                         *     2026-10,62,12,20,25,5,18,0,5,200
                         */
                        "text/csv": string;
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/opendata/v1/catalog.jsonld": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The DCAT-AP catalogue of the dataset (JSON-LD), for portals that harvest. */
        get: {
            parameters: {
                query?: {
                    town?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /** @example {} */
                        "application/ld+json": Record<string, never>;
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/opendata/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The dataset of reports: files by month and as a whole, licence, rules of anonymisation, columns. */
        get: {
            parameters: {
                query?: {
                    town?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "anonymisation": [
                         *         {
                         *           "day": 12,
                         *           "left_out": 0,
                         *           "month": "2026-10",
                         *           "month_wide": 25,
                         *           "published": 62,
                         *           "squares": 18,
                         *           "town_wide": 5,
                         *           "week": 20
                         *         }
                         *       ],
                         *       "catalogue_url": "https://signaler.aubeclaire.example/opendata/v1/catalog.jsonld?town=aubeclaire",
                         *       "columns": [
                         *         {
                         *           "description": "Premier jour de la période où le signalement a été envoyé.",
                         *           "example": "2026-10-05",
                         *           "name": "period_start",
                         *           "type": "date",
                         *           "values": []
                         *         }
                         *       ],
                         *       "is_on": true,
                         *       "is_published": true,
                         *       "k": 5,
                         *       "licence": {
                         *         "code": "etalab-2.0",
                         *         "name": "Licence Ouverte 2.0 (Etalab)",
                         *         "url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
                         *       },
                         *       "months": [
                         *         {
                         *           "files": [
                         *             {
                         *               "bytes": 26214,
                         *               "format": "csv",
                         *               "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                         *               "updated_at": "2026-11-20T08:30:00+00:00",
                         *               "url": "https://signaler.aubeclaire.example/opendata/v1/reports/2026-10.csv?town=aubeclaire"
                         *             }
                         *           ],
                         *           "part": "2026-10",
                         *           "rows": 62
                         *         }
                         *       ],
                         *       "place_m": 200,
                         *       "report_url": "https://signaler.aubeclaire.example/opendata/v1/anonymisation.csv",
                         *       "schema_url": "https://signaler.aubeclaire.example/opendata/v1/schema.json?town=aubeclaire",
                         *       "town": "aubeclaire",
                         *       "updated_at": "2026-11-20T08:30:00+00:00",
                         *       "whole": {
                         *         "files": [
                         *           {
                         *             "bytes": 26214,
                         *             "format": "csv",
                         *             "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                         *             "updated_at": "2026-11-20T08:30:00+00:00",
                         *             "url": "https://signaler.aubeclaire.example/opendata/v1/reports/2026-10.csv?town=aubeclaire"
                         *           }
                         *         ],
                         *         "part": "2026-10",
                         *         "rows": 62
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["OpenDataset"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/opendata/v1/reports/{part}.{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: "csv" | "geojson" | "gpkg" | "parquet";
                part: string;
            };
            cookie?: never;
        };
        /** A file of the dataset: `all`, or a month as 2026-10. Takes Range, If-None-Match and If-Modified-Since. */
        get: {
            parameters: {
                query?: {
                    town?: string | null;
                };
                header?: never;
                path: {
                    kind: "csv" | "geojson" | "gpkg" | "parquet";
                    part: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
                /** @description The part of the file that was asked for (Range). */
                206: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description The file that the caller has is the current one. */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/opendata/v1/schema.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The dataset's columns as a Table Schema. */
        get: {
            parameters: {
                query?: {
                    town?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /** @example {} */
                        "application/json": Record<string, never>;
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/opendata/v1/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public statistics of a month, or of the last twelve; 404 for a month that is not published. */
        get: {
            parameters: {
                query?: {
                    month?: string | null;
                    town?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "curve": [
                         *         {
                         *           "month": "2026-10",
                         *           "received": 117,
                         *           "solved": 87
                         *         }
                         *       ],
                         *       "licence": {
                         *         "code": "etalab-2.0",
                         *         "name": "Licence Ouverte 2.0 (Etalab)",
                         *         "url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
                         *       },
                         *       "months": [
                         *         "2026-10"
                         *       ],
                         *       "period": {
                         *         "answer": {
                         *           "count": 3,
                         *           "median": 42,
                         *           "ninetieth": 199
                         *         },
                         *         "areas": [
                         *           {
                         *             "answer": {
                         *               "count": 3,
                         *               "median": 42,
                         *               "ninetieth": 199
                         *             },
                         *             "code": "lamp_out",
                         *             "contested": 2,
                         *             "name": "Lampadaire éteint",
                         *             "others": false,
                         *             "passed_on": 7,
                         *             "received": 117,
                         *             "refused": 8,
                         *             "solution": {
                         *               "count": 3,
                         *               "median": 42,
                         *               "ninetieth": 199
                         *             },
                         *             "solved": 87,
                         *             "still_open": 1
                         *           }
                         *         ],
                         *         "contested": 2,
                         *         "first": "2026-10-01",
                         *         "k": 5,
                         *         "last": "2026-10-31",
                         *         "minimum": 10,
                         *         "passed_on": 7,
                         *         "received": 117,
                         *         "refused": 8,
                         *         "services": [
                         *           {
                         *             "answer": {
                         *               "count": 3,
                         *               "median": 42,
                         *               "ninetieth": 199
                         *             },
                         *             "code": "lamp_out",
                         *             "contested": 2,
                         *             "name": "Lampadaire éteint",
                         *             "others": false,
                         *             "passed_on": 7,
                         *             "received": 117,
                         *             "refused": 8,
                         *             "solution": {
                         *               "count": 3,
                         *               "median": 42,
                         *               "ninetieth": 199
                         *             },
                         *             "solved": 87,
                         *             "still_open": 1
                         *           }
                         *         ],
                         *         "solution": {
                         *           "count": 3,
                         *           "median": 42,
                         *           "ninetieth": 199
                         *         },
                         *         "solved": 87,
                         *         "still_open": 1
                         *       },
                         *       "town": "aubeclaire",
                         *       "updated_at": "2026-11-20T08:30:00+00:00"
                         *     }
                         */
                        "application/json": components["schemas"]["PublicStatistics"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/account/factors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own second factors. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "is_needed": false,
                         *       "passkeys": [
                         *         {
                         *           "created_at": "2026-11-20T08:30:00+00:00",
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "last_used_at": "2026-11-20T08:30:00+00:00",
                         *           "name": "Éclairage public"
                         *         }
                         *       ],
                         *       "recovery_left": 3,
                         *       "totp_since": "2026-11-20T08:30:00+00:00"
                         *     }
                         */
                        "application/json": components["schemas"]["Factors"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/account/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a passkey. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "challenge_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "credential": {
                     *         "id": "kT9v",
                     *         "type": "public-key"
                     *       },
                     *       "name": "Éclairage public"
                     *     }
                     */
                    "application/json": components["schemas"]["NewPasskey"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "recovery_codes": [
                         *         "7k2m-9qxd"
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Recovery"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/account/passkeys/{passkey_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                passkey_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a passkey. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    passkey_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/account/passkeys/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin adding a passkey. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "challenge_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "options": {
                         *         "challenge": "q1w2e3r4"
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Asked"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/account/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace one's password; every other browser is signed out. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "current": "0024",
                     *       "password": "un-long-mot-de-passe"
                     *     }
                     */
                    "application/json": components["schemas"]["PasswordChange"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/account/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ten new recovery codes; the earlier ones are good no more. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "recovery_codes": [
                         *         "7k2m-9qxd"
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Recovery"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/account/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one is signed in. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "sessions": [
                         *         {
                         *           "browser": "Firefox",
                         *           "created_at": "2026-11-20T08:30:00+00:00",
                         *           "factors": [
                         *             "password"
                         *           ],
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "is_this": false,
                         *           "seen_at": "2026-11-20T08:30:00+00:00",
                         *           "system": "Android"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["OpenSessions"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        /** Sign out everywhere but here. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/account/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign out of one browser. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    session_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/account/step/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pass the second step with a code of the app, or a recovery code. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "code": "lamp_out"
                     *     }
                     */
                    "application/json": components["schemas"]["StepCode"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "staff": {
                         *         "departments": [
                         *           {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           }
                         *         ],
                         *         "email": "nadia@aubeclaire.example",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "locale": "fr",
                         *         "name": "Nadia Ferreira",
                         *         "role": "agent",
                         *         "town": "aubeclaire",
                         *         "town_name": "Aubeclaire"
                         *       },
                         *       "step": "done",
                         *       "ways": [
                         *         "password"
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Session"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/account/step/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pass the second step with a passkey. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "challenge_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "credential": {
                     *         "id": "kT9v",
                     *         "type": "public-key"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Answered"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "staff": {
                         *         "departments": [
                         *           {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           }
                         *         ],
                         *         "email": "nadia@aubeclaire.example",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "locale": "fr",
                         *         "name": "Nadia Ferreira",
                         *         "role": "agent",
                         *         "town": "aubeclaire",
                         *         "town_name": "Aubeclaire"
                         *       },
                         *       "step": "done",
                         *       "ways": [
                         *         "password"
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Session"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/account/step/passkey/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin the second step with a passkey. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "challenge_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "options": {
                         *         "challenge": "q1w2e3r4"
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Asked"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/account/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new secret for a code app, good once a code of it is given. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "otpauth://totp/Aubeclaire?secret=JBSWY3DPEHPK3PXP",
                         *       "secret": "JBSWY3DPEHPK3PXP"
                         *     }
                         */
                        "application/json": components["schemas"]["Totp"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        /** Remove the code app. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/account/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the new secret good with a code of it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "code": "lamp_out"
                     *     }
                     */
                    "application/json": components["schemas"]["StepCode"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "recovery_codes": [
                         *         "7k2m-9qxd"
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Recovery"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/areas/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is open and late in each quarter now, and what came in during the period, by the filters of the list.
         * @description Statuses and the area are not heeded: what is open has its own meaning here, and every quarter is shown.
         */
        get: {
            parameters: {
                query?: {
                    area?: string | null;
                    /** @description `me`, `nobody`, or the id of somebody on whose round the reports are. */
                    assigned?: string | null;
                    /** @description west,south,east,north in degrees */
                    bbox?: number[];
                    contested?: boolean;
                    department?: string[];
                    dispatch?: boolean;
                    /** @description Past due by more days than the department bears. */
                    dormant?: boolean;
                    has_duplicates?: boolean;
                    has_photo?: boolean;
                    older_days?: number | null;
                    overdue?: boolean;
                    /** @description Only private ones, or only the others; both when left out. */
                    private?: boolean | null;
                    /** @description A number, an address, the number painted on a lamp, or words. */
                    q?: string;
                    service?: string[];
                    /** @description From this day on, in the town's time. */
                    since?: string | null;
                    since_days?: number | null;
                    source?: ("app" | "web" | "counter" | "telephone" | "meeting" | "open311" | "import" | "crew")[];
                    status?: ("received" | "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened")[];
                    /** @description Up to and with this day. */
                    until?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "areas": [
                         *         {
                         *           "code": "lamp_out",
                         *           "late": 3,
                         *           "latitude": 46.84639,
                         *           "longitude": 2.22692,
                         *           "name": "Éclairage public",
                         *           "open": 3,
                         *           "per_thousand": 4.9,
                         *           "received": 117,
                         *           "shape": {
                         *             "coordinates": [
                         *               [
                         *                 [
                         *                   2.2264,
                         *                   46.8344
                         *                 ],
                         *                 [
                         *                   2.2447,
                         *                   46.8344
                         *                 ],
                         *                 [
                         *                   2.2447,
                         *                   46.8467
                         *                 ],
                         *                 [
                         *                   2.2264,
                         *                   46.8467
                         *                 ],
                         *                 [
                         *                   2.2264,
                         *                   46.8344
                         *                 ]
                         *               ]
                         *             ],
                         *             "type": "Polygon"
                         *           }
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["AreaFigures"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did or read what, newest first. */
        get: {
            parameters: {
                query?: {
                    action?: string | null;
                    before?: number | null;
                    report?: string | null;
                    /** @description First day, in the town's time. */
                    since?: string | null;
                    /** @description Last day, in the town's time. */
                    until?: string | null;
                    who?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "actions": [
                         *         "report.status_changed"
                         *       ],
                         *       "authors": [
                         *         {
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "name": "Éclairage public"
                         *         }
                         *       ],
                         *       "entries": [
                         *         {
                         *           "action": "report.status_changed",
                         *           "actor_kind": "staff",
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "detail": {
                         *             "from": "received",
                         *             "to": "acknowledged"
                         *           },
                         *           "id": 421,
                         *           "subject": "RC-2026-04817 : votre signalement avance",
                         *           "subject_kind": "report",
                         *           "who": "Nadia Ferreira"
                         *         }
                         *       ],
                         *       "next_before": 3
                         *     }
                         */
                        "application/json": components["schemas"]["AuditPage"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/audit.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same, whole, as CSV. */
        get: {
            parameters: {
                query?: {
                    action?: string | null;
                    report?: string | null;
                    /** @description First day, in the town's time. */
                    since?: string | null;
                    /** @description Last day, in the town's time. */
                    until?: string | null;
                    who?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The log, for a spreadsheet. */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example month,published,day,week,month_wide,town_wide,squares,left_out,k,place_m
                         *     2026-10,62,12,20,25,5,18,0,5,200
                         */
                        "text/csv": string;
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make the change on each, one transaction each, against the version that was seen; a repeat does nothing twice. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "change_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *           "etag": "\"3\"",
                     *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308"
                     *         }
                     *       ],
                     *       "status": {
                     *         "duplicate_of": null,
                     *         "note": "Pièce commandée, passage jeudi.",
                     *         "planned_at": "2026-11-24T09:00:00+00:00",
                     *         "reason_code": "not_competent",
                     *         "template": "part-ordered",
                     *         "to": "received"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["BulkRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "outcomes": [
                         *         {
                         *           "change_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "code": "lamp_out",
                         *           "detail": "Ce signalement n’existe pas.",
                         *           "public_id": "RC-2026-04817",
                         *           "state": "done"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["BulkResult"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/bulk/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The changes of status that a change of many may ask for. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "moves": [
                         *         {
                         *           "label": "EP-00421",
                         *           "needs": [
                         *             "note"
                         *           ],
                         *           "reasons": [
                         *             {
                         *               "code": "lamp_out",
                         *               "label": "EP-00421",
                         *               "names_competent": false
                         *             }
                         *           ],
                         *           "to": "received"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["BulkMoves"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/bulk/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who follows these reports, by name, addresses masked; each look is recorded with its reason (`reporter.seen`). */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "reason": "clarify",
                     *       "report_ids": [
                     *         "6e1d7d0d-9538-501b-8ace-101c04db0308"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BulkNamesRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "people": [
                         *         {
                         *           "email_masked": "c***@exemple.fr",
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "name": "Éclairage public"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["BulkNames"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/bulk/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would be told by what, and which reports refuse and why; nothing is changed. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "items": [
                     *         {
                     *           "change_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *           "etag": "\"3\"",
                     *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308"
                     *         }
                     *       ],
                     *       "status": {
                     *         "duplicate_of": null,
                     *         "note": "Pièce commandée, passage jeudi.",
                     *         "planned_at": "2026-11-24T09:00:00+00:00",
                     *         "reason_code": "not_competent",
                     *         "template": "part-ordered",
                     *         "to": "received"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["BulkPreviewRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "by_channel": {
                         *         "email": 3,
                         *         "push": 1
                         *       },
                         *       "outcomes": [
                         *         {
                         *           "change_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "code": "lamp_out",
                         *           "detail": "Ce signalement n’existe pas.",
                         *           "public_id": "RC-2026-04817",
                         *           "state": "done"
                         *         }
                         *       ],
                         *       "people": 3,
                         *       "told": [
                         *         {
                         *           "channels": [
                         *             "email"
                         *           ],
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "is_held": false,
                         *           "is_sender": false,
                         *           "report_id": "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *         }
                         *       ],
                         *       "waiting": 3
                         *     }
                         */
                        "application/json": components["schemas"]["BulkPreview"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/bulk/selection": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every report that the filters mean, in the list's order, up to 500. */
        get: {
            parameters: {
                query?: {
                    area?: string | null;
                    /** @description `me`, `nobody`, or the id of somebody on whose round the reports are. */
                    assigned?: string | null;
                    /** @description west,south,east,north in degrees */
                    bbox?: number[];
                    contested?: boolean;
                    cursor?: string | null;
                    department?: string[];
                    dispatch?: boolean;
                    /** @description Past due by more days than the department bears. */
                    dormant?: boolean;
                    has_duplicates?: boolean;
                    has_photo?: boolean;
                    limit?: number;
                    older_days?: number | null;
                    overdue?: boolean;
                    /** @description Only private ones, or only the others; both when left out. */
                    private?: boolean | null;
                    /** @description A number, an address, the number painted on a lamp, or words. */
                    q?: string;
                    service?: string[];
                    /** @description From this day on, in the town's time. */
                    since?: string | null;
                    since_days?: number | null;
                    sort?: "newest" | "oldest" | "updated" | "followed" | "urgent";
                    source?: ("app" | "web" | "counter" | "telephone" | "meeting" | "open311" | "import" | "crew")[];
                    status?: ("received" | "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened")[];
                    /** @description Up to and with this day. */
                    until?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "is_cut": false,
                         *       "reports": [
                         *         {
                         *           "etag": "5f2b8c1d9e0a4b7c",
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "public_id": "RC-2026-04817"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["SelectionOfAll"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/catalogue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Departments, services, areas, statuses, sources, reasons and colleagues of the viewer's town. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "areas": [
                         *         {
                         *           "code": "lamp_out",
                         *           "name": "Éclairage public"
                         *         }
                         *       ],
                         *       "departments": [
                         *         {
                         *           "code": "lighting",
                         *           "email": "eclairage@aubeclaire.example",
                         *           "name": "Éclairage public",
                         *           "phone": "+33 2 61 91 00 10"
                         *         }
                         *       ],
                         *       "reasons": {
                         *         "rejected": [
                         *           {
                         *             "code": "lamp_out",
                         *             "label": "EP-00421"
                         *           }
                         *         ],
                         *         "resolved_without_photo": [
                         *           {
                         *             "code": "lamp_out",
                         *             "label": "EP-00421"
                         *           }
                         *         ]
                         *       },
                         *       "services": [
                         *         {
                         *           "code": "lamp_out",
                         *           "group": "lighting",
                         *           "icon": "lamp",
                         *           "name": "Éclairage public"
                         *         }
                         *       ],
                         *       "sources": [
                         *         {
                         *           "code": "lamp_out",
                         *           "label": "EP-00421"
                         *         }
                         *       ],
                         *       "staff": [
                         *         {
                         *           "departments": [
                         *             "lighting"
                         *           ],
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "name": "Nadia Ferreira",
                         *           "role": "agent"
                         *         }
                         *       ],
                         *       "statuses": [
                         *         {
                         *           "code": "lamp_out",
                         *           "is_open": false,
                         *           "label": "EP-00421"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Catalogue"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reports changed since `after`, judged by the list's filters: open pages ask this every few seconds. */
        get: {
            parameters: {
                query?: {
                    /** @description `cursor` of the last answer; without it only a cursor is answered. */
                    after?: number | null;
                    area?: string | null;
                    /** @description `me`, `nobody`, or the id of somebody on whose round the reports are. */
                    assigned?: string | null;
                    /** @description west,south,east,north in degrees */
                    bbox?: number[];
                    contested?: boolean;
                    department?: string[];
                    dispatch?: boolean;
                    /** @description Past due by more days than the department bears. */
                    dormant?: boolean;
                    has_duplicates?: boolean;
                    has_photo?: boolean;
                    older_days?: number | null;
                    overdue?: boolean;
                    /** @description Only private ones, or only the others; both when left out. */
                    private?: boolean | null;
                    /** @description A number, an address, the number painted on a lamp, or words. */
                    q?: string;
                    service?: string[];
                    /** @description From this day on, in the town's time. */
                    since?: string | null;
                    since_days?: number | null;
                    source?: ("app" | "web" | "counter" | "telephone" | "meeting" | "open311" | "import" | "crew")[];
                    status?: ("received" | "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened")[];
                    /** @description Up to and with this day. */
                    until?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "changes": [
                         *         {
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "is_match": false,
                         *           "report": {
                         *             "address": "11 boulevard des Alliés",
                         *             "area": "Saint-Aubin",
                         *             "assigned_to": {
                         *               "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *               "name": "Nadia Ferreira"
                         *             },
                         *             "contested": false,
                         *             "department": {
                         *               "code": "lighting",
                         *               "email": "eclairage@aubeclaire.example",
                         *               "name": "Éclairage public",
                         *               "phone": "+33 2 61 91 00 10"
                         *             },
                         *             "distance_m": 12.4,
                         *             "due_at": "2026-11-23T07:12:40+00:00",
                         *             "etag": "5f2b8c1d9e0a4b7c",
                         *             "follower_count": 3,
                         *             "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *             "is_dormant": false,
                         *             "is_late": false,
                         *             "is_private": false,
                         *             "latitude": 46.84639,
                         *             "longitude": 2.22692,
                         *             "needs_dispatch": false,
                         *             "photo": {
                         *               "alt": "Photo du signalement : Lampadaire éteint",
                         *               "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *               "urls": {
                         *                 "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *               }
                         *             },
                         *             "public_id": "RC-2026-04817",
                         *             "service": {
                         *               "code": "lamp_out",
                         *               "icon": "lamp",
                         *               "name": "Lampadaire éteint"
                         *             },
                         *             "source": "resident",
                         *             "status": "acknowledged",
                         *             "status_label": "Pris en charge",
                         *             "submitted_at": "2026-11-20T07:12:40+00:00",
                         *             "updated_at": "2026-11-20T08:30:00+00:00"
                         *           }
                         *         }
                         *       ],
                         *       "cursor": 3,
                         *       "is_cut": false
                         *     }
                         */
                        "application/json": components["schemas"]["Changes"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many reports each choice of a filter would leave, with all the other filters in force. */
        get: {
            parameters: {
                query?: {
                    area?: string | null;
                    /** @description `me`, `nobody`, or the id of somebody on whose round the reports are. */
                    assigned?: string | null;
                    /** @description west,south,east,north in degrees */
                    bbox?: number[];
                    contested?: boolean;
                    department?: string[];
                    dispatch?: boolean;
                    /** @description Past due by more days than the department bears. */
                    dormant?: boolean;
                    has_duplicates?: boolean;
                    has_photo?: boolean;
                    older_days?: number | null;
                    overdue?: boolean;
                    /** @description Only private ones, or only the others; both when left out. */
                    private?: boolean | null;
                    /** @description A number, an address, the number painted on a lamp, or words. */
                    q?: string;
                    service?: string[];
                    /** @description From this day on, in the town's time. */
                    since?: string | null;
                    since_days?: number | null;
                    source?: ("app" | "web" | "counter" | "telephone" | "meeting" | "open311" | "import" | "crew")[];
                    status?: ("received" | "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened")[];
                    /** @description Up to and with this day. */
                    until?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "area": {
                         *         "acknowledged": 2,
                         *         "received": 4
                         *       },
                         *       "department": {
                         *         "acknowledged": 2,
                         *         "received": 4
                         *       },
                         *       "flags": {
                         *         "acknowledged": 2,
                         *         "received": 4
                         *       },
                         *       "is_exact": false,
                         *       "service": {
                         *         "acknowledged": 2,
                         *         "received": 4
                         *       },
                         *       "source": {
                         *         "acknowledged": 2,
                         *         "received": 4
                         *       },
                         *       "status": {
                         *         "acknowledged": 2,
                         *         "received": 4
                         *       },
                         *       "total": 117
                         *     }
                         */
                        "application/json": components["schemas"]["Counts"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was given up after its last try, newest first; nothing about reports that the caller does not see. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "letters": [
                         *         {
                         *           "attempts": 3,
                         *           "dead_at": "2026-11-20T08:30:00+00:00",
                         *           "event": "report.status_changed",
                         *           "id": 421,
                         *           "kind": "status",
                         *           "last_error": "Connexion refusée",
                         *           "public_id": "RC-2026-04817"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Letters"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/dead-letters/{letter_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                letter_id: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try again from the beginning. 404 when it is no longer dead. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    letter_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/dead-letters/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try everything that was given up again from the beginning, up to a thousand at a time. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "count": 3
                         *     }
                         */
                        "application/json": components["schemas"]["Retried"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The views that the viewer may use, and their choices. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "layout": {
                         *         "columns": [
                         *           "number"
                         *         ],
                         *         "density": "normal",
                         *         "keys": false,
                         *         "shape": "map"
                         *       },
                         *       "start_view_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "views": [
                         *         {
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "is_mine": false,
                         *           "is_shared": false,
                         *           "may_change": true,
                         *           "name": "Éclairage public",
                         *           "owner": "Nadia Ferreira",
                         *           "query": {
                         *             "q": "alliés",
                         *             "state": "open"
                         *           },
                         *           "shared_with": {
                         *             "code": "lighting",
                         *             "email": "eclairage@aubeclaire.example",
                         *             "name": "Éclairage public",
                         *             "phone": "+33 2 61 91 00 10"
                         *           }
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Desk"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        /** Remember what the viewer starts with and how their list looks. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "layout": {
                     *         "columns": [
                     *           "number"
                     *         ],
                     *         "density": "normal",
                     *         "keys": false,
                     *         "shape": "map"
                     *       },
                     *       "start_view_id": "6e1d7d0d-9538-501b-8ace-101c04db0308"
                     *     }
                     */
                    "application/json": components["schemas"]["DeskChoice"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "layout": {
                         *         "columns": [
                         *           "number"
                         *         ],
                         *         "density": "normal",
                         *         "keys": false,
                         *         "shape": "map"
                         *       },
                         *       "start_view_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "views": [
                         *         {
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "is_mine": false,
                         *           "is_shared": false,
                         *           "may_change": true,
                         *           "name": "Éclairage public",
                         *           "owner": "Nadia Ferreira",
                         *           "query": {
                         *             "q": "alliés",
                         *             "state": "open"
                         *           },
                         *           "shared_with": {
                         *             "code": "lighting",
                         *             "email": "eclairage@aubeclaire.example",
                         *             "name": "Éclairage public",
                         *             "phone": "+33 2 61 91 00 10"
                         *           }
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Desk"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/dormant/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that the caller looked at the reports long past due that they were told of. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The likeliest pairs among the newest open reports, for triage. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "pairs": [
                         *         {
                         *           "likeness": {
                         *             "distance_m": 12.4,
                         *             "hours_apart": 3,
                         *             "same_asset": false,
                         *             "same_service": false,
                         *             "score": 0.82,
                         *             "similar_photo": false,
                         *             "similar_text": false
                         *           },
                         *           "other": {
                         *             "card": {
                         *               "address": "11 boulevard des Alliés",
                         *               "area": "Saint-Aubin",
                         *               "distance_m": 12.4,
                         *               "due_at": "2026-11-23T07:12:40+00:00",
                         *               "follower_count": 3,
                         *               "is_late": false,
                         *               "latitude": 46.84639,
                         *               "longitude": 2.22692,
                         *               "photo": {
                         *                 "alt": "Photo du signalement : Lampadaire éteint",
                         *                 "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *                 "urls": {
                         *                   "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *                 }
                         *               },
                         *               "public_id": "RC-2026-04817",
                         *               "service": {
                         *                 "code": "lamp_out",
                         *                 "icon": "lamp",
                         *                 "name": "Lampadaire éteint"
                         *               },
                         *               "status": "acknowledged",
                         *               "status_label": "Pris en charge",
                         *               "submitted_at": "2026-11-20T07:12:40+00:00"
                         *             },
                         *             "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *             "etag": "5f2b8c1d9e0a4b7c",
                         *             "id": "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           },
                         *           "report": {
                         *             "card": {
                         *               "address": "11 boulevard des Alliés",
                         *               "area": "Saint-Aubin",
                         *               "distance_m": 12.4,
                         *               "due_at": "2026-11-23T07:12:40+00:00",
                         *               "follower_count": 3,
                         *               "is_late": false,
                         *               "latitude": 46.84639,
                         *               "longitude": 2.22692,
                         *               "photo": {
                         *                 "alt": "Photo du signalement : Lampadaire éteint",
                         *                 "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *                 "urls": {
                         *                   "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *                 }
                         *               },
                         *               "public_id": "RC-2026-04817",
                         *               "service": {
                         *                 "code": "lamp_out",
                         *                 "icon": "lamp",
                         *                 "name": "Lampadaire éteint"
                         *               },
                         *               "status": "acknowledged",
                         *               "status_label": "Pris en charge",
                         *               "submitted_at": "2026-11-20T07:12:40+00:00"
                         *             },
                         *             "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *             "etag": "5f2b8c1d9e0a4b7c",
                         *             "id": "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           }
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["ReportPairs"];
                    };
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/engine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Version, schema and disk of the installation; messages, pictures and map of the viewer's town. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "channels": [
                         *         {
                         *           "channel": "email",
                         *           "failed": 3,
                         *           "last_sent_at": "2026-11-20T08:30:00+00:00",
                         *           "sent": 3,
                         *           "waiting": 3
                         *         }
                         *       ],
                         *       "database_version": "PostgreSQL 17.2",
                         *       "ground": {
                         *         "areas": 3,
                         *         "imported_at": "2026-11-20T08:30:00+00:00",
                         *         "objects": 3,
                         *         "streets": 3
                         *       },
                         *       "pictures": {
                         *         "bytes": 26214,
                         *         "count": 3
                         *       },
                         *       "schema": {
                         *         "current": "0024",
                         *         "wanted": "0024"
                         *       },
                         *       "storage": {
                         *         "free": 3,
                         *         "kind": "folder",
                         *         "total": 117
                         *       },
                         *       "version": "0.1.0"
                         *     }
                         */
                        "application/json": components["schemas"]["Engine"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/engine/examination": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What `flask doctor` says: everything the service needs, looked at now; takes some seconds. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "findings": [
                         *         {
                         *           "advice": "Vérifiez son mot de passe.",
                         *           "code": "secret",
                         *           "said": "Le serveur de messages répond.",
                         *           "state": "ok",
                         *           "what": "Serveur de messages"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Examination"];
                    };
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own exports and how far they are. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "exports": [
                         *         {
                         *           "created_at": "2026-11-20T08:30:00+00:00",
                         *           "expires_at": "2026-12-20T08:30:00+00:00",
                         *           "failure": "storage",
                         *           "finished_at": "2026-11-20T08:30:00+00:00",
                         *           "format": "csv",
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "is_seen": false,
                         *           "rows_done": 3,
                         *           "rows_total": 3,
                         *           "size_bytes": 26214,
                         *           "state": "ready",
                         *           "url": "https://signaler.aubeclaire.example/opendata/v1/reports/2026-10.csv?town=aubeclaire"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Exports"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        /** Have a selection of any size prepared; it can be fetched for seven days by whoever asked. */
        post: {
            parameters: {
                query?: {
                    area?: string | null;
                    /** @description `me`, `nobody`, or the id of somebody on whose round the reports are. */
                    assigned?: string | null;
                    /** @description west,south,east,north in degrees */
                    bbox?: number[];
                    columns?: ("number" | "status" | "service" | "department" | "area" | "address" | "latitude" | "longitude" | "sent" | "due" | "answered" | "planned" | "closed" | "source" | "assigned" | "asset" | "followers" | "contested" | "reopened" | "private" | "description" | "hint" | "name" | "email" | "phone")[];
                    contested?: boolean;
                    department?: string[];
                    dispatch?: boolean;
                    /** @description Past due by more days than the department bears. */
                    dormant?: boolean;
                    format?: "csv" | "xlsx" | "geojson" | "gpkg";
                    has_duplicates?: boolean;
                    has_photo?: boolean;
                    older_days?: number | null;
                    overdue?: boolean;
                    /** @description Also what names people; heads only, recorded. */
                    personal?: boolean;
                    /** @description Only private ones, or only the others; both when left out. */
                    private?: boolean | null;
                    /** @description A number, an address, the number painted on a lamp, or words. */
                    q?: string;
                    separator?: ";" | ",";
                    service?: string[];
                    /** @description From this day on, in the town's time. */
                    since?: string | null;
                    since_days?: number | null;
                    source?: ("app" | "web" | "counter" | "telephone" | "meeting" | "open311" | "import" | "crew")[];
                    status?: ("received" | "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened")[];
                    /** @description Up to and with this day. */
                    until?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "created_at": "2026-11-20T08:30:00+00:00",
                         *       "expires_at": "2026-12-20T08:30:00+00:00",
                         *       "failure": "storage",
                         *       "finished_at": "2026-11-20T08:30:00+00:00",
                         *       "format": "csv",
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "is_seen": false,
                         *       "rows_done": 3,
                         *       "rows_total": 3,
                         *       "size_bytes": 26214,
                         *       "state": "ready",
                         *       "url": "https://signaler.aubeclaire.example/opendata/v1/reports/2026-10.csv?town=aubeclaire"
                         *     }
                         */
                        "application/json": components["schemas"]["Export"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/exports/{export_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete one's own export and its file. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    export_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/exports/{export_id}/file": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        /** A ready file, for whoever asked for it alone. 404 for anybody else and past its days, 409 until it is ready. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    export_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/exports/{export_id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                export_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have one's own failed export prepared after all. 409 `export.not_failed` for one that is ready or in work. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    export_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "created_at": "2026-11-20T08:30:00+00:00",
                         *       "expires_at": "2026-12-20T08:30:00+00:00",
                         *       "failure": "storage",
                         *       "finished_at": "2026-11-20T08:30:00+00:00",
                         *       "format": "csv",
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "is_seen": false,
                         *       "rows_done": 3,
                         *       "rows_total": 3,
                         *       "size_bytes": 26214,
                         *       "state": "ready",
                         *       "url": "https://signaler.aubeclaire.example/opendata/v1/reports/2026-10.csv?town=aubeclaire"
                         *     }
                         */
                        "application/json": components["schemas"]["Export"];
                    };
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/exports/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many reports a selection holds, and the columns that the viewer may take. */
        get: {
            parameters: {
                query?: {
                    area?: string | null;
                    /** @description `me`, `nobody`, or the id of somebody on whose round the reports are. */
                    assigned?: string | null;
                    /** @description west,south,east,north in degrees */
                    bbox?: number[];
                    contested?: boolean;
                    department?: string[];
                    dispatch?: boolean;
                    /** @description Past due by more days than the department bears. */
                    dormant?: boolean;
                    has_duplicates?: boolean;
                    has_photo?: boolean;
                    older_days?: number | null;
                    overdue?: boolean;
                    /** @description Only private ones, or only the others; both when left out. */
                    private?: boolean | null;
                    /** @description A number, an address, the number painted on a lamp, or words. */
                    q?: string;
                    service?: string[];
                    /** @description From this day on, in the town's time. */
                    since?: string | null;
                    since_days?: number | null;
                    source?: ("app" | "web" | "counter" | "telephone" | "meeting" | "open311" | "import" | "crew")[];
                    status?: ("received" | "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened")[];
                    /** @description Up to and with this day. */
                    until?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "at_once": false,
                         *       "columns": [
                         *         {
                         *           "code": "lamp_out",
                         *           "is_personal": false,
                         *           "is_usual": false,
                         *           "label": "EP-00421"
                         *         }
                         *       ],
                         *       "count": 3,
                         *       "may_take_personal": true
                         *     }
                         */
                        "application/json": components["schemas"]["ExportChoices"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/exports/now": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file of a small selection. 422 `export.too_large` beyond 5,000 reports. */
        get: {
            parameters: {
                query?: {
                    area?: string | null;
                    /** @description `me`, `nobody`, or the id of somebody on whose round the reports are. */
                    assigned?: string | null;
                    /** @description west,south,east,north in degrees */
                    bbox?: number[];
                    columns?: ("number" | "status" | "service" | "department" | "area" | "address" | "latitude" | "longitude" | "sent" | "due" | "answered" | "planned" | "closed" | "source" | "assigned" | "asset" | "followers" | "contested" | "reopened" | "private" | "description" | "hint" | "name" | "email" | "phone")[];
                    contested?: boolean;
                    department?: string[];
                    dispatch?: boolean;
                    /** @description Past due by more days than the department bears. */
                    dormant?: boolean;
                    format?: "csv" | "xlsx" | "geojson" | "gpkg";
                    has_duplicates?: boolean;
                    has_photo?: boolean;
                    older_days?: number | null;
                    overdue?: boolean;
                    /** @description Also what names people; heads only, recorded. */
                    personal?: boolean;
                    /** @description Only private ones, or only the others; both when left out. */
                    private?: boolean | null;
                    /** @description A number, an address, the number painted on a lamp, or words. */
                    q?: string;
                    separator?: ";" | ",";
                    service?: string[];
                    /** @description From this day on, in the town's time. */
                    since?: string | null;
                    since_days?: number | null;
                    source?: ("app" | "web" | "counter" | "telephone" | "meeting" | "open311" | "import" | "crew")[];
                    status?: ("received" | "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened")[];
                    /** @description Up to and with this day. */
                    until?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/octet-stream": string;
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/exports/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that the caller saw how their exports ended: the bell is quiet about them, and no mail comes. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counts, delays, what they are compared with, and the parts they are made of, of the viewer's departments. */
        get: {
            parameters: {
                query?: {
                    area?: string | null;
                    compare?: "before" | "year" | "none";
                    department?: string | null;
                    from?: string | null;
                    month?: string | null;
                    period?: "4w" | "12w" | "month" | "year" | "12m";
                    service?: string | null;
                    to?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "areas": [
                         *         {
                         *           "answer": {
                         *             "count": 3,
                         *             "median": 42,
                         *             "ninetieth": 199
                         *           },
                         *           "code": "lamp_out",
                         *           "contested": 2,
                         *           "due_hours": 72,
                         *           "icon": "lamp",
                         *           "in_time": 3,
                         *           "name": "Éclairage public",
                         *           "received": 117,
                         *           "refused": 8,
                         *           "reopened": 3,
                         *           "share_in_time": 0.86,
                         *           "share_reopened": 0.02,
                         *           "solution": {
                         *             "count": 3,
                         *             "median": 42,
                         *             "ninetieth": 199
                         *           },
                         *           "solved": 87,
                         *           "still_open": 1
                         *         }
                         *       ],
                         *       "backlog": [
                         *         {
                         *           "count": 3,
                         *           "up_to_days": 3
                         *         }
                         *       ],
                         *       "before": {
                         *         "answer": {
                         *           "count": 3,
                         *           "median": 42,
                         *           "ninetieth": 199
                         *         },
                         *         "contested": 2,
                         *         "in_time": 3,
                         *         "received": 117,
                         *         "refused": 8,
                         *         "reopened": 3,
                         *         "share_in_time": 0.86,
                         *         "share_reopened": 0.02,
                         *         "solution": {
                         *           "count": 3,
                         *           "median": 42,
                         *           "ninetieth": 199
                         *         },
                         *         "solved": 87,
                         *         "still_open": 1
                         *       },
                         *       "compared": {
                         *         "from": "2026-11-20",
                         *         "to": "2026-11-20"
                         *       },
                         *       "crews": [
                         *         {
                         *           "answer": {
                         *             "count": 3,
                         *             "median": 42,
                         *             "ninetieth": 199
                         *           },
                         *           "code": "lamp_out",
                         *           "contested": 2,
                         *           "due_hours": 72,
                         *           "icon": "lamp",
                         *           "in_time": 3,
                         *           "name": "Éclairage public",
                         *           "received": 117,
                         *           "refused": 8,
                         *           "reopened": 3,
                         *           "share_in_time": 0.86,
                         *           "share_reopened": 0.02,
                         *           "solution": {
                         *             "count": 3,
                         *             "median": 42,
                         *             "ninetieth": 199
                         *           },
                         *           "solved": 87,
                         *           "still_open": 1
                         *         }
                         *       ],
                         *       "departments": [
                         *         {
                         *           "answer": {
                         *             "count": 3,
                         *             "median": 42,
                         *             "ninetieth": 199
                         *           },
                         *           "code": "lamp_out",
                         *           "contested": 2,
                         *           "due_hours": 72,
                         *           "icon": "lamp",
                         *           "in_time": 3,
                         *           "name": "Éclairage public",
                         *           "received": 117,
                         *           "refused": 8,
                         *           "reopened": 3,
                         *           "share_in_time": 0.86,
                         *           "share_reopened": 0.02,
                         *           "solution": {
                         *             "count": 3,
                         *             "median": 42,
                         *             "ninetieth": 199
                         *           },
                         *           "solved": 87,
                         *           "still_open": 1
                         *         }
                         *       ],
                         *       "is_sampled": false,
                         *       "minimum": 10,
                         *       "parts": [
                         *         {
                         *           "contested": 2,
                         *           "in_time": 3,
                         *           "received": 117,
                         *           "refused": 8,
                         *           "reopened": 3,
                         *           "solved": 87,
                         *           "start": "2026-11-20",
                         *           "still_open": 1
                         *         }
                         *       ],
                         *       "period": {
                         *         "from": "2026-11-20",
                         *         "to": "2026-11-20"
                         *       },
                         *       "quarters": [
                         *         {
                         *           "code": "lamp_out",
                         *           "is_quiet": false,
                         *           "name": "Éclairage public",
                         *           "outline": {
                         *             "coordinates": [
                         *               [
                         *                 [
                         *                   2.2264,
                         *                   46.8344
                         *                 ],
                         *                 [
                         *                   2.2447,
                         *                   46.8344
                         *                 ],
                         *                 [
                         *                   2.2447,
                         *                   46.8467
                         *                 ],
                         *                 [
                         *                   2.2264,
                         *                   46.8467
                         *                 ],
                         *                 [
                         *                   2.2264,
                         *                   46.8344
                         *                 ]
                         *               ]
                         *             ],
                         *             "type": "Polygon"
                         *           },
                         *           "per_thousand": 4.9,
                         *           "population": 24000,
                         *           "received": 117
                         *         }
                         *       ],
                         *       "satisfaction": {
                         *         "areas": [
                         *           {
                         *             "answered": 3,
                         *             "asked": 3,
                         *             "code": "lamp_out",
                         *             "fair": 3,
                         *             "good": 3,
                         *             "name": "Éclairage public",
                         *             "poor": 3,
                         *             "share_good": 0.9
                         *           }
                         *         ],
                         *         "before": {
                         *           "answered": 3,
                         *           "asked": 3,
                         *           "fair": 3,
                         *           "good": 3,
                         *           "poor": 3,
                         *           "share_good": 0.9
                         *         },
                         *         "departments": [
                         *           {
                         *             "answered": 3,
                         *             "asked": 3,
                         *             "code": "lamp_out",
                         *             "fair": 3,
                         *             "good": 3,
                         *             "name": "Éclairage public",
                         *             "poor": 3,
                         *             "share_good": 0.9
                         *           }
                         *         ],
                         *         "services": [
                         *           {
                         *             "answered": 3,
                         *             "asked": 3,
                         *             "code": "lamp_out",
                         *             "fair": 3,
                         *             "good": 3,
                         *             "name": "Éclairage public",
                         *             "poor": 3,
                         *             "share_good": 0.9
                         *           }
                         *         ],
                         *         "total": {
                         *           "answered": 3,
                         *           "asked": 3,
                         *           "fair": 3,
                         *           "good": 3,
                         *           "poor": 3,
                         *           "share_good": 0.9
                         *         }
                         *       },
                         *       "services": [
                         *         {
                         *           "answer": {
                         *             "count": 3,
                         *             "median": 42,
                         *             "ninetieth": 199
                         *           },
                         *           "code": "lamp_out",
                         *           "contested": 2,
                         *           "due_hours": 72,
                         *           "icon": "lamp",
                         *           "in_time": 3,
                         *           "name": "Éclairage public",
                         *           "received": 117,
                         *           "refused": 8,
                         *           "reopened": 3,
                         *           "share_in_time": 0.86,
                         *           "share_reopened": 0.02,
                         *           "solution": {
                         *             "count": 3,
                         *             "median": 42,
                         *             "ninetieth": 199
                         *           },
                         *           "solved": 87,
                         *           "still_open": 1
                         *         }
                         *       ],
                         *       "sources": [
                         *         {
                         *           "answer": {
                         *             "count": 3,
                         *             "median": 42,
                         *             "ninetieth": 199
                         *           },
                         *           "code": "lamp_out",
                         *           "contested": 2,
                         *           "due_hours": 72,
                         *           "icon": "lamp",
                         *           "in_time": 3,
                         *           "name": "Éclairage public",
                         *           "received": 117,
                         *           "refused": 8,
                         *           "reopened": 3,
                         *           "share_in_time": 0.86,
                         *           "share_reopened": 0.02,
                         *           "solution": {
                         *             "count": 3,
                         *             "median": 42,
                         *             "ninetieth": 199
                         *           },
                         *           "solved": 87,
                         *           "still_open": 1
                         *         }
                         *       ],
                         *       "step": "week",
                         *       "target": 3,
                         *       "total": {
                         *         "answer": {
                         *           "count": 3,
                         *           "median": 42,
                         *           "ninetieth": 199
                         *         },
                         *         "contested": 2,
                         *         "in_time": 3,
                         *         "received": 117,
                         *         "refused": 8,
                         *         "reopened": 3,
                         *         "share_in_time": 0.86,
                         *         "share_reopened": 0.02,
                         *         "solution": {
                         *           "count": 3,
                         *           "median": 42,
                         *           "ninetieth": 199
                         *         },
                         *         "solved": 87,
                         *         "still_open": 1
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Figures"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/figures/month.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The figures of a month (the last whole one) on paper, of what the reader may see. */
        get: {
            parameters: {
                query?: {
                    m?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/figures/table.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One table as CSV, UTF-8 with a byte order mark for spreadsheets. */
        get: {
            parameters: {
                query: {
                    area?: string | null;
                    compare?: "before" | "year" | "none";
                    department?: string | null;
                    from?: string | null;
                    month?: string | null;
                    period?: "4w" | "12w" | "month" | "year" | "12m";
                    separator?: ";" | ",";
                    service?: string | null;
                    table: "parts" | "services" | "departments" | "areas" | "sources" | "crews" | "backlog" | "satisfaction_services" | "satisfaction_departments" | "satisfaction_areas";
                    to?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Queues and photos of the viewer's town; processes and periodic tasks, which all towns share. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "database": false,
                         *       "photos": {
                         *         "failed": 3,
                         *         "pending": 3
                         *       },
                         *       "queues": [
                         *         {
                         *           "dead": 3,
                         *           "due": 3,
                         *           "name": "Éclairage public",
                         *           "oldest_seconds": 3,
                         *           "sending": 3,
                         *           "trouble": "Connexion refusée",
                         *           "waiting": 3
                         *         }
                         *       ],
                         *       "redis": false,
                         *       "relay_seen_at": "2026-11-20T08:30:00+00:00",
                         *       "schedule": [
                         *         {
                         *           "error": "Délai dépassé",
                         *           "last_run_at": "2026-11-20T08:30:00+00:00",
                         *           "name": "Éclairage public"
                         *         }
                         *       ],
                         *       "workers": [
                         *         {
                         *           "last_seen": "2026-11-20T08:30:00+00:00",
                         *           "name": "Éclairage public",
                         *           "queue": "notifications",
                         *           "role": "agent",
                         *           "state": "ready"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Health"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/interventions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The links of every report that the viewer may see, those that moved last first. */
        get: {
            parameters: {
                query?: {
                    state?: ("sent" | "taken" | "done" | "accepted" | "declined" | "revoked")[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "interventions": [
                         *         {
                         *           "answer": "Nous passons jeudi matin.",
                         *           "answered_at": "2026-11-20T08:30:00+00:00",
                         *           "body": "Nous avons commandé la pièce.",
                         *           "created_at": "2026-11-20T08:30:00+00:00",
                         *           "expires_at": "2026-12-20T08:30:00+00:00",
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "is_expired": false,
                         *           "may_close": true,
                         *           "message": "Le fût est ouvert, passez vite.",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "planned_at": "2026-11-24T09:00:00+00:00",
                         *           "public_id": "RC-2026-04817",
                         *           "reason": "Pièce en rupture chez le fournisseur",
                         *           "sent_by": "Nadia Ferreira",
                         *           "state": "sent",
                         *           "updated_at": "2026-11-20T08:30:00+00:00"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["InterventionList"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/interventions/{intervention_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                intervention_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close the report as resolved by what the body says it did; whoever follows is told. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    intervention_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "bodies": [
                         *         {
                         *           "fits": false,
                         *           "id": 421,
                         *           "may_close": true,
                         *           "name": "Éclairage public"
                         *         }
                         *       ],
                         *       "days": 3,
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "interventions": [
                         *         {
                         *           "answer": "Nous passons jeudi matin.",
                         *           "answered_at": "2026-11-20T08:30:00+00:00",
                         *           "body": "Nous avons commandé la pièce.",
                         *           "created_at": "2026-11-20T08:30:00+00:00",
                         *           "expires_at": "2026-12-20T08:30:00+00:00",
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "is_expired": false,
                         *           "may_close": true,
                         *           "message": "Le fût est ouvert, passez vite.",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "planned_at": "2026-11-24T09:00:00+00:00",
                         *           "public_id": "RC-2026-04817",
                         *           "reason": "Pièce en rupture chez le fournisseur",
                         *           "sent_by": "Nadia Ferreira",
                         *           "state": "sent",
                         *           "updated_at": "2026-11-20T08:30:00+00:00"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Interventions"];
                    };
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/interventions/{intervention_id}/renew": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                intervention_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a link live longer. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    intervention_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "days": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Renew"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "bodies": [
                         *         {
                         *           "fits": false,
                         *           "id": 421,
                         *           "may_close": true,
                         *           "name": "Éclairage public"
                         *         }
                         *       ],
                         *       "days": 3,
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "interventions": [
                         *         {
                         *           "answer": "Nous passons jeudi matin.",
                         *           "answered_at": "2026-11-20T08:30:00+00:00",
                         *           "body": "Nous avons commandé la pièce.",
                         *           "created_at": "2026-11-20T08:30:00+00:00",
                         *           "expires_at": "2026-12-20T08:30:00+00:00",
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "is_expired": false,
                         *           "may_close": true,
                         *           "message": "Le fût est ouvert, passez vite.",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "planned_at": "2026-11-24T09:00:00+00:00",
                         *           "public_id": "RC-2026-04817",
                         *           "reason": "Pièce en rupture chez le fournisseur",
                         *           "sent_by": "Nadia Ferreira",
                         *           "state": "sent",
                         *           "updated_at": "2026-11-20T08:30:00+00:00"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Interventions"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/interventions/{intervention_id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                intervention_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw a link; the body is told. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    intervention_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "bodies": [
                         *         {
                         *           "fits": false,
                         *           "id": 421,
                         *           "may_close": true,
                         *           "name": "Éclairage public"
                         *         }
                         *       ],
                         *       "days": 3,
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "interventions": [
                         *         {
                         *           "answer": "Nous passons jeudi matin.",
                         *           "answered_at": "2026-11-20T08:30:00+00:00",
                         *           "body": "Nous avons commandé la pièce.",
                         *           "created_at": "2026-11-20T08:30:00+00:00",
                         *           "expires_at": "2026-12-20T08:30:00+00:00",
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "is_expired": false,
                         *           "may_close": true,
                         *           "message": "Le fût est ouvert, passez vite.",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "planned_at": "2026-11-24T09:00:00+00:00",
                         *           "public_id": "RC-2026-04817",
                         *           "reason": "Pièce en rupture chez le fournisseur",
                         *           "sent_by": "Nadia Ferreira",
                         *           "state": "sent",
                         *           "updated_at": "2026-11-20T08:30:00+00:00"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Interventions"];
                    };
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/interventions/{intervention_id}/send-back": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                intervention_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the body again, with a word of why. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    intervention_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "text": "Nous passons jeudi matin."
                     *     }
                     */
                    "application/json": components["schemas"]["SendBack"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "bodies": [
                         *         {
                         *           "fits": false,
                         *           "id": 421,
                         *           "may_close": true,
                         *           "name": "Éclairage public"
                         *         }
                         *       ],
                         *       "days": 3,
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "interventions": [
                         *         {
                         *           "answer": "Nous passons jeudi matin.",
                         *           "answered_at": "2026-11-20T08:30:00+00:00",
                         *           "body": "Nous avons commandé la pièce.",
                         *           "created_at": "2026-11-20T08:30:00+00:00",
                         *           "expires_at": "2026-12-20T08:30:00+00:00",
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "is_expired": false,
                         *           "may_close": true,
                         *           "message": "Le fût est ouvert, passez vite.",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "planned_at": "2026-11-24T09:00:00+00:00",
                         *           "public_id": "RC-2026-04817",
                         *           "reason": "Pièce en rupture chez le fournisseur",
                         *           "sent_by": "Nadia Ferreira",
                         *           "state": "sent",
                         *           "updated_at": "2026-11-20T08:30:00+00:00"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Interventions"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Choose a password, and be signed in; the link is used up. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "password": "un-long-mot-de-passe",
                     *       "token": "pD2mJ0Vw8yQ1rX4sT7uZ3a"
                     *     }
                     */
                    "application/json": components["schemas"]["Accept"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "staff": {
                         *         "departments": [
                         *           {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           }
                         *         ],
                         *         "email": "nadia@aubeclaire.example",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "locale": "fr",
                         *         "name": "Nadia Ferreira",
                         *         "role": "agent",
                         *         "town": "aubeclaire",
                         *         "town_name": "Aubeclaire"
                         *       },
                         *       "step": "done",
                         *       "ways": [
                         *         "password"
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Session"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/invitations/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whom a link invites; it stays good. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "token": "pD2mJ0Vw8yQ1rX4sT7uZ3a"
                     *     }
                     */
                    "application/json": components["schemas"]["InviteToken"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "email": "claire.martin@exemple.fr",
                         *       "least": 3,
                         *       "name": "Éclairage public",
                         *       "town": "aubeclaire"
                         *     }
                         */
                        "application/json": components["schemas"]["Invitation"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The keys of the town's other programs. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "keys": [
                         *         {
                         *           "created_at": "2026-11-20T08:30:00+00:00",
                         *           "id": 421,
                         *           "last_used_at": "2026-11-20T08:30:00+00:00",
                         *           "name": "Éclairage public",
                         *           "per_minute": 120,
                         *           "revoked_at": "2026-11-20T08:30:00+00:00",
                         *           "scopes": [
                         *             "open311.write"
                         *           ]
                         *         }
                         *       ],
                         *       "scopes": [
                         *         "open311.write"
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["ApiKeys"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        /** Make a key; its secret is in this answer and never again. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "name": "Éclairage public",
                     *       "per_minute": 120,
                     *       "scopes": [
                     *         "reports:read"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["NewApiKey"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "key": {
                         *         "created_at": "2026-11-20T08:30:00+00:00",
                         *         "id": 421,
                         *         "last_used_at": "2026-11-20T08:30:00+00:00",
                         *         "name": "Éclairage public",
                         *         "per_minute": 120,
                         *         "revoked_at": "2026-11-20T08:30:00+00:00",
                         *         "scopes": [
                         *           "open311.write"
                         *         ]
                         *       },
                         *       "secret": "rc_live_4fRk2mJ0Vw8yQ1rX4sT7uZ3a"
                         *     }
                         */
                        "application/json": components["schemas"]["MadeApiKey"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/keys/{key_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key_id: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a key now. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    key_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/mentions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The notes that name the caller, newest first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "calls": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "is_read": false,
                         *           "public_id": "RC-2026-04817",
                         *           "service": "lamp_out",
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "dormant_unseen": 3,
                         *       "files_unseen": 3,
                         *       "unread": 3,
                         *       "wants_mail": false
                         *     }
                         */
                        "application/json": components["schemas"]["Calls"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/mentions/mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Choose whether to get a mail when somebody names the caller. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "wants_mail": false
                     *     }
                     */
                    "application/json": components["schemas"]["MailChoice"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/mentions/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that the calls of a report, or all, were read. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "public_id": "RC-2026-04817"
                     *     }
                     */
                    "application/json": components["schemas"]["Read"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "unread": 3
                         *     }
                         */
                        "application/json": components["schemas"]["Unread"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/outside-bodies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every outside body of the town, the active ones first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "bodies": [
                         *         {
                         *           "area_codes": [
                         *             "saint-aubin"
                         *           ],
                         *           "email": "claire.martin@exemple.fr",
                         *           "id": 421,
                         *           "is_active": true,
                         *           "locale": "fr",
                         *           "may_close": true,
                         *           "name": "Claire Lumière SARL",
                         *           "phone": "+33 2 61 91 00 10",
                         *           "service_codes": [
                         *             "lamp_out"
                         *           ]
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Bodies"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        /** Add a body to the list. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "area_codes": [
                     *         "saint-aubin"
                     *       ],
                     *       "email": "claire.martin@exemple.fr",
                     *       "is_active": true,
                     *       "locale": "fr",
                     *       "may_close": true,
                     *       "name": "Claire Lumière SARL",
                     *       "phone": "+33 2 61 91 00 10",
                     *       "service_codes": [
                     *         "lamp_out"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BodyValues"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "area_codes": [
                         *         "saint-aubin"
                         *       ],
                         *       "email": "claire.martin@exemple.fr",
                         *       "id": 421,
                         *       "is_active": true,
                         *       "locale": "fr",
                         *       "may_close": true,
                         *       "name": "Claire Lumière SARL",
                         *       "phone": "+33 2 61 91 00 10",
                         *       "service_codes": [
                         *         "lamp_out"
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Body"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/outside-bodies/{body_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                body_id: number;
            };
            cookie?: never;
        };
        get?: never;
        /** Change a body; one that is not active keeps its links and gets no new ones. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    body_id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "area_codes": [
                     *         "saint-aubin"
                     *       ],
                     *       "email": "claire.martin@exemple.fr",
                     *       "is_active": true,
                     *       "locale": "fr",
                     *       "may_close": true,
                     *       "name": "Claire Lumière SARL",
                     *       "phone": "+33 2 61 91 00 10",
                     *       "service_codes": [
                     *         "lamp_out"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["BodyValues"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "area_codes": [
                         *         "saint-aubin"
                         *       ],
                         *       "email": "claire.martin@exemple.fr",
                         *       "id": 421,
                         *       "is_active": true,
                         *       "locale": "fr",
                         *       "may_close": true,
                         *       "name": "Claire Lumière SARL",
                         *       "phone": "+33 2 61 91 00 10",
                         *       "service_codes": [
                         *         "lamp_out"
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Body"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody the viewer decides about: an admin the whole town, a manager their departments. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "areas": [
                         *         {
                         *           "id": 421,
                         *           "kind": "status",
                         *           "name": "Éclairage public"
                         *         }
                         *       ],
                         *       "people": [
                         *         {
                         *           "areas": [
                         *             {
                         *               "id": 421,
                         *               "name": "Éclairage public"
                         *             }
                         *           ],
                         *           "departments": [
                         *             {
                         *               "code": "lamp_out",
                         *               "name": "Éclairage public"
                         *             }
                         *           ],
                         *           "email": "claire.martin@exemple.fr",
                         *           "has_totp": false,
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "invited_until": "2026-11-20T08:30:00+00:00",
                         *           "is_self": false,
                         *           "last_seen_at": "2026-11-20T08:30:00+00:00",
                         *           "may_change": true,
                         *           "may_use_provider": true,
                         *           "name": "Nadia Ferreira",
                         *           "open_stops": 3,
                         *           "passkeys": 3,
                         *           "role": "agent",
                         *           "state": "active"
                         *         }
                         *       ],
                         *       "roles": [
                         *         "agent"
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["People"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        /** Invite somebody by mail; their link is good once, for two days. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "areas": [
                     *         3
                     *       ],
                     *       "departments": [
                     *         "lighting"
                     *       ],
                     *       "email": "claire.martin@exemple.fr",
                     *       "locale": "fr",
                     *       "may_use_provider": true,
                     *       "name": "Éclairage public",
                     *       "role": "agent"
                     *     }
                     */
                    "application/json": components["schemas"]["Invite"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *     }
                         */
                        "application/json": components["schemas"]["Invited"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/people/{person_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        get?: never;
        /** Change somebody's name, role, departments and areas. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "areas": [
                     *         3
                     *       ],
                     *       "departments": [
                     *         "lighting"
                     *       ],
                     *       "may_use_provider": true,
                     *       "name": "Éclairage public",
                     *       "role": "agent"
                     *     }
                     */
                    "application/json": components["schemas"]["Rights"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/people/{person_id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close an account; its sessions end at once, its open stops are nobody's. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "stops": 3
                         *     }
                         */
                        "application/json": components["schemas"]["Disabled"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/people/{person_id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a disabled account again. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/people/{person_id}/forget-factors": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take the second factors from somebody who lost them; they set up new ones at their next sign-in. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/people/{person_id}/invite": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                person_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mail a new link; the earlier one is good no more. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    person_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/photos/{photo_id}/boxes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                photo_id: string;
            };
            cookie?: never;
        };
        /** What is covered in a picture, and what may be done with it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    photo_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "boxes": [
                         *         {
                         *           "height": 1,
                         *           "kind": "face",
                         *           "origin": "detector",
                         *           "width": 1,
                         *           "x": 0.42,
                         *           "y": 0.31
                         *         }
                         *       ],
                         *       "boxes_by": null,
                         *       "created_at": "2026-11-20T08:30:00+00:00",
                         *       "failure": "Le fournisseur ne répond pas",
                         *       "failure_code": null,
                         *       "height": 1200,
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "original_url": "https://signaler.aubeclaire.example/staff/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/original.jpg",
                         *       "public_id": "RC-2026-04817",
                         *       "published_at": "2026-11-20T08:30:00+00:00",
                         *       "report_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "revision": 3,
                         *       "state": "ready",
                         *       "urls": {
                         *         "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *       },
                         *       "width": 1600
                         *     }
                         */
                        "application/json": components["schemas"]["PhotoWork"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        /**
         * Say what is covered; the copies are drawn anew, and the present ones can be reached no more.
         * @description Sending the boxes of a photo that failed or was held, changed or not, releases it. 409 `photo.original_gone`: only
         *     more can be covered; `photo.changed`: somebody else was faster; `photo.being_drawn`: wait a moment.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    photo_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "boxes": [
                     *         {
                     *           "height": 0.05,
                     *           "kind": "face",
                     *           "width": 0.08,
                     *           "x": 0.42,
                     *           "y": 0.31
                     *         }
                     *       ],
                     *       "revision": 3
                     *     }
                     */
                    "application/json": components["schemas"]["BoxesChange"];
                };
            };
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "boxes": [
                         *         {
                         *           "height": 1,
                         *           "kind": "face",
                         *           "origin": "detector",
                         *           "width": 1,
                         *           "x": 0.42,
                         *           "y": 0.31
                         *         }
                         *       ],
                         *       "boxes_by": null,
                         *       "created_at": "2026-11-20T08:30:00+00:00",
                         *       "failure": "Le fournisseur ne répond pas",
                         *       "failure_code": null,
                         *       "height": 1200,
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "original_url": "https://signaler.aubeclaire.example/staff/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/original.jpg",
                         *       "public_id": "RC-2026-04817",
                         *       "published_at": "2026-11-20T08:30:00+00:00",
                         *       "report_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "revision": 3,
                         *       "state": "ready",
                         *       "urls": {
                         *         "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *       },
                         *       "width": 1600
                         *     }
                         */
                        "application/json": components["schemas"]["PhotoWork"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/photos/{photo_id}/draw": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                photo_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look for faces and plates once more in a photo that failed or was held. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    photo_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "revision": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Revision"];
                };
            };
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "boxes": [
                         *         {
                         *           "height": 1,
                         *           "kind": "face",
                         *           "origin": "detector",
                         *           "width": 1,
                         *           "x": 0.42,
                         *           "y": 0.31
                         *         }
                         *       ],
                         *       "boxes_by": null,
                         *       "created_at": "2026-11-20T08:30:00+00:00",
                         *       "failure": "Le fournisseur ne répond pas",
                         *       "failure_code": null,
                         *       "height": 1200,
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "original_url": "https://signaler.aubeclaire.example/staff/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/original.jpg",
                         *       "public_id": "RC-2026-04817",
                         *       "published_at": "2026-11-20T08:30:00+00:00",
                         *       "report_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "revision": 3,
                         *       "state": "ready",
                         *       "urls": {
                         *         "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *       },
                         *       "width": 1600
                         *     }
                         */
                        "application/json": components["schemas"]["PhotoWork"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/photos/{photo_id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                photo_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a photo aside for good; its files are deleted. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    photo_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "reason": "unrelated",
                     *       "revision": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Drop"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/photos/{photo_id}/original.jpg": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                photo_id: string;
            };
            cookie?: never;
        };
        /** The picture with nothing covered, drawn anew without its metadata; leaves a trace (`photo.original_seen`). */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    photo_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "image/jpeg": string;
                    };
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/photos/{photo_id}/turn": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                photo_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn a photo clockwise; what is covered turns with it, and its copies are drawn anew. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    photo_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "quarters": 1,
                     *       "revision": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Turn"];
                };
            };
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "boxes": [
                         *         {
                         *           "height": 1,
                         *           "kind": "face",
                         *           "origin": "detector",
                         *           "width": 1,
                         *           "x": 0.42,
                         *           "y": 0.31
                         *         }
                         *       ],
                         *       "boxes_by": null,
                         *       "created_at": "2026-11-20T08:30:00+00:00",
                         *       "failure": "Le fournisseur ne répond pas",
                         *       "failure_code": null,
                         *       "height": 1200,
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "original_url": "https://signaler.aubeclaire.example/staff/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/original.jpg",
                         *       "public_id": "RC-2026-04817",
                         *       "published_at": "2026-11-20T08:30:00+00:00",
                         *       "report_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "revision": 3,
                         *       "state": "ready",
                         *       "urls": {
                         *         "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *       },
                         *       "width": 1600
                         *     }
                         */
                        "application/json": components["schemas"]["PhotoWork"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/photos/to-look-at": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Photos that stay private because nobody could check them (`failed`) or the search is off (`held`). */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "items": [
                         *         {
                         *           "boxes": [
                         *             {
                         *               "height": 1,
                         *               "kind": "face",
                         *               "origin": "detector",
                         *               "width": 1,
                         *               "x": 0.42,
                         *               "y": 0.31
                         *             }
                         *           ],
                         *           "boxes_by": null,
                         *           "created_at": "2026-11-20T08:30:00+00:00",
                         *           "failure": "Le fournisseur ne répond pas",
                         *           "failure_code": null,
                         *           "height": 1200,
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "original_url": "https://signaler.aubeclaire.example/staff/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/original.jpg",
                         *           "public_id": "RC-2026-04817",
                         *           "published_at": "2026-11-20T08:30:00+00:00",
                         *           "report_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "revision": 3,
                         *           "state": "ready",
                         *           "urls": {
                         *             "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *           },
                         *           "width": 1600
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["WaitingList"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The mail that this change would send now, in the sender's language, and how many people it tells.
         * @description Nothing is changed. `note` is what the template says in that language, or the words written in its place.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "duplicate_of": null,
                     *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "note": "Pièce commandée, passage jeudi.",
                     *       "photo_ids": [
                     *         "6e1d7d0d-9538-501b-8ace-101c04db0308"
                     *       ],
                     *       "planned_at": "2026-11-24T09:00:00+00:00",
                     *       "reason_code": "not_competent",
                     *       "report_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "template": "part-ordered",
                     *       "to": "acknowledged"
                     *     }
                     */
                    "application/json": components["schemas"]["PreviewRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "html": "<p>Nous passons jeudi matin.</p>",
                         *       "is_changed": false,
                         *       "lead": "Votre signalement RC-2026-04817",
                         *       "locale": "fr",
                         *       "note": "Pièce commandée, passage jeudi.",
                         *       "subject": "RC-2026-04817 : votre signalement avance",
                         *       "tells": 3,
                         *       "template": "part-ordered",
                         *       "text": "Nous passons jeudi matin."
                         *     }
                         */
                        "application/json": components["schemas"]["Preview"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page of reports. `next_cursor` leads on, for the same filters and order only. */
        get: {
            parameters: {
                query?: {
                    area?: string | null;
                    /** @description `me`, `nobody`, or the id of somebody on whose round the reports are. */
                    assigned?: string | null;
                    /** @description west,south,east,north in degrees */
                    bbox?: number[];
                    contested?: boolean;
                    cursor?: string | null;
                    department?: string[];
                    dispatch?: boolean;
                    /** @description Past due by more days than the department bears. */
                    dormant?: boolean;
                    has_duplicates?: boolean;
                    has_photo?: boolean;
                    limit?: number;
                    older_days?: number | null;
                    overdue?: boolean;
                    /** @description Only private ones, or only the others; both when left out. */
                    private?: boolean | null;
                    /** @description A number, an address, the number painted on a lamp, or words. */
                    q?: string;
                    service?: string[];
                    /** @description From this day on, in the town's time. */
                    since?: string | null;
                    since_days?: number | null;
                    sort?: "newest" | "oldest" | "updated" | "followed" | "urgent";
                    source?: ("app" | "web" | "counter" | "telephone" | "meeting" | "open311" | "import" | "crew")[];
                    status?: ("received" | "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened")[];
                    /** @description Up to and with this day. */
                    until?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "next_cursor": "WzAsIjIwMjYtMTEtMjIiXQ",
                         *       "reports": [
                         *         {
                         *           "address": "11 boulevard des Alliés",
                         *           "area": "Saint-Aubin",
                         *           "assigned_to": {
                         *             "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *             "name": "Nadia Ferreira"
                         *           },
                         *           "contested": false,
                         *           "department": {
                         *             "code": "lighting",
                         *             "email": "eclairage@aubeclaire.example",
                         *             "name": "Éclairage public",
                         *             "phone": "+33 2 61 91 00 10"
                         *           },
                         *           "distance_m": 12.4,
                         *           "due_at": "2026-11-23T07:12:40+00:00",
                         *           "etag": "5f2b8c1d9e0a4b7c",
                         *           "follower_count": 3,
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "is_dormant": false,
                         *           "is_late": false,
                         *           "is_private": false,
                         *           "latitude": 46.84639,
                         *           "longitude": 2.22692,
                         *           "needs_dispatch": false,
                         *           "photo": {
                         *             "alt": "Photo du signalement : Lampadaire éteint",
                         *             "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *             "urls": {
                         *               "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *             }
                         *           },
                         *           "public_id": "RC-2026-04817",
                         *           "service": {
                         *             "code": "lamp_out",
                         *             "icon": "lamp",
                         *             "name": "Lampadaire éteint"
                         *           },
                         *           "source": "resident",
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "submitted_at": "2026-11-20T07:12:40+00:00",
                         *           "updated_at": "2026-11-20T08:30:00+00:00"
                         *         }
                         *       ],
                         *       "total": 117
                         *     }
                         */
                        "application/json": components["schemas"]["List"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/reports/{report_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        /** A whole report, with its ETag. Showing the sender's contact is recorded (`reporter.seen`). */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "area": "Saint-Aubin",
                         *       "asset": {
                         *         "distance_m": 12.4,
                         *         "id": 421,
                         *         "label": "EP-00421",
                         *         "latitude": 46.84639,
                         *         "layer": "street_lamp",
                         *         "longitude": 2.22692,
                         *         "reference": "EP-00421"
                         *       },
                         *       "assigned_to": {
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "name": "Nadia Ferreira"
                         *       },
                         *       "audit": [
                         *         {
                         *           "action": "report.status_changed",
                         *           "actor_kind": "staff",
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "detail": {
                         *             "from": "received",
                         *             "to": "acknowledged"
                         *           }
                         *         }
                         *       ],
                         *       "can": {
                         *         "add_photo": false,
                         *         "contest": false,
                         *         "contest_until": "2026-12-08T09:00:00+00:00",
                         *         "follow": true
                         *       },
                         *       "closed_at": null,
                         *       "contested": false,
                         *       "department": {
                         *         "code": "lighting",
                         *         "email": "eclairage@aubeclaire.example",
                         *         "name": "Éclairage public",
                         *         "phone": "+33 2 61 91 00 10"
                         *       },
                         *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *       "distance_m": 12.4,
                         *       "due": {
                         *         "at": "2026-11-20T08:30:00+00:00",
                         *         "is_changed": false,
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème."
                         *       },
                         *       "due_at": "2026-11-23T07:12:40+00:00",
                         *       "duplicate_of": null,
                         *       "duplicates": [
                         *         "RC-2026-04802"
                         *       ],
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "follower_count": 3,
                         *       "forwarded_to": null,
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "internal_notes": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "is_late": false,
                         *       "is_private": false,
                         *       "latitude": 46.84639,
                         *       "location_hint": "Environ 5 m vers l’école",
                         *       "longitude": 2.22692,
                         *       "may_change_due": true,
                         *       "may_split": true,
                         *       "may_unsplit": true,
                         *       "mine": null,
                         *       "moves": [
                         *         {
                         *           "label": "EP-00421",
                         *           "needs": [
                         *             "note"
                         *           ],
                         *           "reasons": [
                         *             {
                         *               "code": "lamp_out",
                         *               "label": "EP-00421",
                         *               "names_competent": false
                         *             }
                         *           ],
                         *           "to": "received"
                         *         }
                         *       ],
                         *       "nearby": [
                         *         {
                         *           "address": "11 boulevard des Alliés",
                         *           "area": "Saint-Aubin",
                         *           "distance_m": 12.4,
                         *           "due_at": "2026-11-23T07:12:40+00:00",
                         *           "follower_count": 3,
                         *           "is_late": false,
                         *           "latitude": 46.84639,
                         *           "longitude": 2.22692,
                         *           "photo": {
                         *             "alt": "Photo du signalement : Lampadaire éteint",
                         *             "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *             "urls": {
                         *               "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *             }
                         *           },
                         *           "public_id": "RC-2026-04817",
                         *           "service": {
                         *             "code": "lamp_out",
                         *             "icon": "lamp",
                         *             "name": "Lampadaire éteint"
                         *           },
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "submitted_at": "2026-11-20T07:12:40+00:00"
                         *         }
                         *       ],
                         *       "needs_dispatch": false,
                         *       "notifications": [
                         *         {
                         *           "attempts": 3,
                         *           "channel": "email",
                         *           "created_at": "2026-11-20T08:30:00+00:00",
                         *           "event": "report.status_changed",
                         *           "last_error": "Connexion refusée",
                         *           "recipient_masked": "c***@exemple.fr",
                         *           "sent_at": "2026-11-20T08:30:00+00:00",
                         *           "state": "ready"
                         *         }
                         *       ],
                         *       "part_of": {
                         *         "public_id": "RC-2026-04817",
                         *         "status": "acknowledged",
                         *         "status_label": "Pris en charge"
                         *       },
                         *       "parts": [
                         *         {
                         *           "department": {
                         *             "code": "lighting",
                         *             "email": "eclairage@aubeclaire.example",
                         *             "name": "Éclairage public",
                         *             "phone": "+33 2 61 91 00 10"
                         *           },
                         *           "is_late": false,
                         *           "is_open": false,
                         *           "public_id": "RC-2026-04817",
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "words": "Deux lampadaires"
                         *         }
                         *       ],
                         *       "photo": {
                         *         "alt": "Photo du signalement : Lampadaire éteint",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "urls": {
                         *           "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *         }
                         *       },
                         *       "photos": [
                         *         {
                         *           "alt": "Photo du signalement : Lampadaire éteint",
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "can_replace": true,
                         *           "height": 1200,
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "replaces": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "role": "before",
                         *           "state": "ready",
                         *           "urls": {
                         *             "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *           },
                         *           "width": 1600
                         *         }
                         *       ],
                         *       "planned_at": "2026-11-24T09:00:00+00:00",
                         *       "public_id": "RC-2026-04817",
                         *       "reason": null,
                         *       "reporter": {
                         *         "has_email": false,
                         *         "has_name": false,
                         *         "has_phone": false
                         *       },
                         *       "routing": {
                         *         "area": "rive-nord",
                         *         "rule": 6
                         *       },
                         *       "satisfaction": null,
                         *       "service": {
                         *         "code": "lamp_out",
                         *         "icon": "lamp",
                         *         "name": "Lampadaire éteint"
                         *       },
                         *       "source": "resident",
                         *       "status": "acknowledged",
                         *       "status_label": "Pris en charge",
                         *       "submitted_at": "2026-11-20T07:12:40+00:00",
                         *       "timeline": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "is_public": true,
                         *           "kind": "status",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "town": "aubeclaire",
                         *       "updated_at": "2026-11-20T08:30:00+00:00",
                         *       "version": 3,
                         *       "why": {
                         *         "code": "area_rule",
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *         "steps": [
                         *           "Le point est dans le quartier Saint-Aubin."
                         *         ]
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Panel"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/reports/{report_id}/apart": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Two different things: the pair is not suggested again. Repeatable. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "other_id": "6e1d7d0d-9538-501b-8ace-101c04db0308"
                     *     }
                     */
                    "application/json": components["schemas"]["Apart"];
                };
            };
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/reports/{report_id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a report on somebody's round, or on nobody's. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag, as `"7"`. */
                    "If-Match"?: string | null;
                };
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "staff_id": "6e1d7d0d-9538-501b-8ace-101c04db0308"
                     *     }
                     */
                    "application/json": components["schemas"]["Assign"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "area": "Saint-Aubin",
                         *       "asset": {
                         *         "distance_m": 12.4,
                         *         "id": 421,
                         *         "label": "EP-00421",
                         *         "latitude": 46.84639,
                         *         "layer": "street_lamp",
                         *         "longitude": 2.22692,
                         *         "reference": "EP-00421"
                         *       },
                         *       "assigned_to": {
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "name": "Nadia Ferreira"
                         *       },
                         *       "can": {
                         *         "add_photo": false,
                         *         "contest": false,
                         *         "contest_until": "2026-12-08T09:00:00+00:00",
                         *         "follow": true
                         *       },
                         *       "closed_at": null,
                         *       "department": {
                         *         "code": "lighting",
                         *         "email": "eclairage@aubeclaire.example",
                         *         "name": "Éclairage public",
                         *         "phone": "+33 2 61 91 00 10"
                         *       },
                         *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *       "distance_m": 12.4,
                         *       "due_at": "2026-11-23T07:12:40+00:00",
                         *       "duplicate_of": null,
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "follower_count": 3,
                         *       "forwarded_to": null,
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "internal_notes": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "is_late": false,
                         *       "is_private": false,
                         *       "latitude": 46.84639,
                         *       "location_hint": "Environ 5 m vers l’école",
                         *       "longitude": 2.22692,
                         *       "mine": null,
                         *       "moves": [
                         *         {
                         *           "label": "EP-00421",
                         *           "needs": [
                         *             "note"
                         *           ],
                         *           "reasons": [
                         *             {
                         *               "code": "lamp_out",
                         *               "label": "EP-00421",
                         *               "names_competent": false
                         *             }
                         *           ],
                         *           "to": "received"
                         *         }
                         *       ],
                         *       "photo": {
                         *         "alt": "Photo du signalement : Lampadaire éteint",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "urls": {
                         *           "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *         }
                         *       },
                         *       "photos": [
                         *         {
                         *           "alt": "Photo du signalement : Lampadaire éteint",
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "can_replace": true,
                         *           "height": 1200,
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "replaces": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "role": "before",
                         *           "state": "ready",
                         *           "urls": {
                         *             "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *           },
                         *           "width": 1600
                         *         }
                         *       ],
                         *       "planned_at": "2026-11-24T09:00:00+00:00",
                         *       "public_id": "RC-2026-04817",
                         *       "reason": null,
                         *       "satisfaction": null,
                         *       "service": {
                         *         "code": "lamp_out",
                         *         "icon": "lamp",
                         *         "name": "Lampadaire éteint"
                         *       },
                         *       "source": "resident",
                         *       "status": "acknowledged",
                         *       "status_label": "Pris en charge",
                         *       "submitted_at": "2026-11-20T07:12:40+00:00",
                         *       "timeline": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "is_public": true,
                         *           "kind": "status",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "town": "aubeclaire",
                         *       "updated_at": "2026-11-20T08:30:00+00:00",
                         *       "version": 3,
                         *       "why": {
                         *         "code": "area_rule",
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *         "steps": [
                         *           "Le point est dans le quartier Saint-Aubin."
                         *         ]
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Stop"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/reports/{report_id}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The sender's contact, for those who may work on the report; each look is recorded with its reason. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "reason": "clarify"
                     *     }
                     */
                    "application/json": components["schemas"]["ContactRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "contact": {
                         *         "email": "claire.martin@exemple.fr",
                         *         "email_confirmed": false,
                         *         "name": "Claire Martin",
                         *         "phone": "+33 2 61 91 00 10"
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["ContactAnswer"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/reports/{report_id}/due": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a report another due date, with its reason. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag, as `"7"`. */
                    "If-Match"?: string | null;
                };
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "due_at": "2026-11-23T07:12:40+00:00",
                     *       "reason": "Pièce en rupture chez le fournisseur",
                     *       "tells": false
                     *     }
                     */
                    "application/json": components["schemas"]["DueChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "area": "Saint-Aubin",
                         *       "asset": {
                         *         "distance_m": 12.4,
                         *         "id": 421,
                         *         "label": "EP-00421",
                         *         "latitude": 46.84639,
                         *         "layer": "street_lamp",
                         *         "longitude": 2.22692,
                         *         "reference": "EP-00421"
                         *       },
                         *       "assigned_to": {
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "name": "Nadia Ferreira"
                         *       },
                         *       "can": {
                         *         "add_photo": false,
                         *         "contest": false,
                         *         "contest_until": "2026-12-08T09:00:00+00:00",
                         *         "follow": true
                         *       },
                         *       "closed_at": null,
                         *       "department": {
                         *         "code": "lighting",
                         *         "email": "eclairage@aubeclaire.example",
                         *         "name": "Éclairage public",
                         *         "phone": "+33 2 61 91 00 10"
                         *       },
                         *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *       "distance_m": 12.4,
                         *       "due_at": "2026-11-23T07:12:40+00:00",
                         *       "duplicate_of": null,
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "follower_count": 3,
                         *       "forwarded_to": null,
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "internal_notes": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "is_late": false,
                         *       "is_private": false,
                         *       "latitude": 46.84639,
                         *       "location_hint": "Environ 5 m vers l’école",
                         *       "longitude": 2.22692,
                         *       "mine": null,
                         *       "moves": [
                         *         {
                         *           "label": "EP-00421",
                         *           "needs": [
                         *             "note"
                         *           ],
                         *           "reasons": [
                         *             {
                         *               "code": "lamp_out",
                         *               "label": "EP-00421",
                         *               "names_competent": false
                         *             }
                         *           ],
                         *           "to": "received"
                         *         }
                         *       ],
                         *       "photo": {
                         *         "alt": "Photo du signalement : Lampadaire éteint",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "urls": {
                         *           "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *         }
                         *       },
                         *       "photos": [
                         *         {
                         *           "alt": "Photo du signalement : Lampadaire éteint",
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "can_replace": true,
                         *           "height": 1200,
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "replaces": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "role": "before",
                         *           "state": "ready",
                         *           "urls": {
                         *             "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *           },
                         *           "width": 1600
                         *         }
                         *       ],
                         *       "planned_at": "2026-11-24T09:00:00+00:00",
                         *       "public_id": "RC-2026-04817",
                         *       "reason": null,
                         *       "satisfaction": null,
                         *       "service": {
                         *         "code": "lamp_out",
                         *         "icon": "lamp",
                         *         "name": "Lampadaire éteint"
                         *       },
                         *       "source": "resident",
                         *       "status": "acknowledged",
                         *       "status_label": "Pris en charge",
                         *       "submitted_at": "2026-11-20T07:12:40+00:00",
                         *       "timeline": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "is_public": true,
                         *           "kind": "status",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "town": "aubeclaire",
                         *       "updated_at": "2026-11-20T08:30:00+00:00",
                         *       "version": 3,
                         *       "why": {
                         *         "code": "area_rule",
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *         "steps": [
                         *           "Le point est dans le quartier Saint-Aubin."
                         *         ]
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Stop"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/reports/{report_id}/duplicates": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        /** What this report may be a duplicate of: by distance, object, kind, words, pictures and time. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "suggestions": [
                         *         {
                         *           "card": {
                         *             "address": "11 boulevard des Alliés",
                         *             "area": "Saint-Aubin",
                         *             "distance_m": 12.4,
                         *             "due_at": "2026-11-23T07:12:40+00:00",
                         *             "follower_count": 3,
                         *             "is_late": false,
                         *             "latitude": 46.84639,
                         *             "longitude": 2.22692,
                         *             "photo": {
                         *               "alt": "Photo du signalement : Lampadaire éteint",
                         *               "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *               "urls": {
                         *                 "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *               }
                         *             },
                         *             "public_id": "RC-2026-04817",
                         *             "service": {
                         *               "code": "lamp_out",
                         *               "icon": "lamp",
                         *               "name": "Lampadaire éteint"
                         *             },
                         *             "status": "acknowledged",
                         *             "status_label": "Pris en charge",
                         *             "submitted_at": "2026-11-20T07:12:40+00:00"
                         *           },
                         *           "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "is_open": false,
                         *           "likeness": {
                         *             "distance_m": 12.4,
                         *             "hours_apart": 3,
                         *             "same_asset": false,
                         *             "same_service": false,
                         *             "score": 0.82,
                         *             "similar_photo": false,
                         *             "similar_text": false
                         *           }
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["LikelyList"];
                    };
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/reports/{report_id}/interventions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        /** The links of a report, newest first, and the bodies it could be handed to, those that are meant for it first. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "bodies": [
                         *         {
                         *           "fits": false,
                         *           "id": 421,
                         *           "may_close": true,
                         *           "name": "Éclairage public"
                         *         }
                         *       ],
                         *       "days": 3,
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "interventions": [
                         *         {
                         *           "answer": "Nous passons jeudi matin.",
                         *           "answered_at": "2026-11-20T08:30:00+00:00",
                         *           "body": "Nous avons commandé la pièce.",
                         *           "created_at": "2026-11-20T08:30:00+00:00",
                         *           "expires_at": "2026-12-20T08:30:00+00:00",
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "is_expired": false,
                         *           "may_close": true,
                         *           "message": "Le fût est ouvert, passez vite.",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "planned_at": "2026-11-24T09:00:00+00:00",
                         *           "public_id": "RC-2026-04817",
                         *           "reason": "Pièce en rupture chez le fournisseur",
                         *           "sent_by": "Nadia Ferreira",
                         *           "state": "sent",
                         *           "updated_at": "2026-11-20T08:30:00+00:00"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Interventions"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        /** Hand the report to a body and mail it the link. The same `id` again does nothing twice. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "body_id": 2,
                     *       "days": 3,
                     *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "message": "Le fût est ouvert, passez vite."
                     *     }
                     */
                    "application/json": components["schemas"]["HandOver"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "bodies": [
                         *         {
                         *           "fits": false,
                         *           "id": 421,
                         *           "may_close": true,
                         *           "name": "Éclairage public"
                         *         }
                         *       ],
                         *       "days": 3,
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "interventions": [
                         *         {
                         *           "answer": "Nous passons jeudi matin.",
                         *           "answered_at": "2026-11-20T08:30:00+00:00",
                         *           "body": "Nous avons commandé la pièce.",
                         *           "created_at": "2026-11-20T08:30:00+00:00",
                         *           "expires_at": "2026-12-20T08:30:00+00:00",
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "is_expired": false,
                         *           "may_close": true,
                         *           "message": "Le fût est ouvert, passez vite.",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "planned_at": "2026-11-24T09:00:00+00:00",
                         *           "public_id": "RC-2026-04817",
                         *           "reason": "Pièce en rupture chez le fournisseur",
                         *           "sent_by": "Nadia Ferreira",
                         *           "state": "sent",
                         *           "updated_at": "2026-11-20T08:30:00+00:00"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Interventions"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/reports/{report_id}/nameable": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        /** Whom an internal note on this report may name with an @: those who can read it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "people": [
                         *         {
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "name": "Éclairage public",
                         *           "role": "agent"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Nameables"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/reports/{report_id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a note: internal, calling the colleagues it names with an @; or public and sent to whoever follows. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag, as `"7"`. */
                    "If-Match"?: string | null;
                };
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "is_public": true,
                     *       "template": "part-ordered",
                     *       "text": "Nous passons jeudi matin."
                     *     }
                     */
                    "application/json": components["schemas"]["Note"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "area": "Saint-Aubin",
                         *       "asset": {
                         *         "distance_m": 12.4,
                         *         "id": 421,
                         *         "label": "EP-00421",
                         *         "latitude": 46.84639,
                         *         "layer": "street_lamp",
                         *         "longitude": 2.22692,
                         *         "reference": "EP-00421"
                         *       },
                         *       "assigned_to": {
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "name": "Nadia Ferreira"
                         *       },
                         *       "can": {
                         *         "add_photo": false,
                         *         "contest": false,
                         *         "contest_until": "2026-12-08T09:00:00+00:00",
                         *         "follow": true
                         *       },
                         *       "closed_at": null,
                         *       "department": {
                         *         "code": "lighting",
                         *         "email": "eclairage@aubeclaire.example",
                         *         "name": "Éclairage public",
                         *         "phone": "+33 2 61 91 00 10"
                         *       },
                         *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *       "distance_m": 12.4,
                         *       "due_at": "2026-11-23T07:12:40+00:00",
                         *       "duplicate_of": null,
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "follower_count": 3,
                         *       "forwarded_to": null,
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "internal_notes": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "is_late": false,
                         *       "is_private": false,
                         *       "latitude": 46.84639,
                         *       "location_hint": "Environ 5 m vers l’école",
                         *       "longitude": 2.22692,
                         *       "mine": null,
                         *       "moves": [
                         *         {
                         *           "label": "EP-00421",
                         *           "needs": [
                         *             "note"
                         *           ],
                         *           "reasons": [
                         *             {
                         *               "code": "lamp_out",
                         *               "label": "EP-00421",
                         *               "names_competent": false
                         *             }
                         *           ],
                         *           "to": "received"
                         *         }
                         *       ],
                         *       "photo": {
                         *         "alt": "Photo du signalement : Lampadaire éteint",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "urls": {
                         *           "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *         }
                         *       },
                         *       "photos": [
                         *         {
                         *           "alt": "Photo du signalement : Lampadaire éteint",
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "can_replace": true,
                         *           "height": 1200,
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "replaces": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "role": "before",
                         *           "state": "ready",
                         *           "urls": {
                         *             "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *           },
                         *           "width": 1600
                         *         }
                         *       ],
                         *       "planned_at": "2026-11-24T09:00:00+00:00",
                         *       "public_id": "RC-2026-04817",
                         *       "reason": null,
                         *       "satisfaction": null,
                         *       "service": {
                         *         "code": "lamp_out",
                         *         "icon": "lamp",
                         *         "name": "Lampadaire éteint"
                         *       },
                         *       "source": "resident",
                         *       "status": "acknowledged",
                         *       "status_label": "Pris en charge",
                         *       "submitted_at": "2026-11-20T07:12:40+00:00",
                         *       "timeline": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "is_public": true,
                         *           "kind": "status",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "town": "aubeclaire",
                         *       "updated_at": "2026-11-20T08:30:00+00:00",
                         *       "version": 3,
                         *       "why": {
                         *         "code": "area_rule",
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *         "steps": [
                         *           "Le point est dans le quartier Saint-Aubin."
                         *         ]
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Stop"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/reports/{report_id}/place": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        /** Objects and open reports around, and what GPS and photos said beside what was chosen. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "assets": [
                         *         {
                         *           "distance_m": 12.4,
                         *           "id": 421,
                         *           "label": "EP-00421",
                         *           "latitude": 46.84639,
                         *           "layer": "street_lamp",
                         *           "longitude": 2.22692,
                         *           "reference": "EP-00421"
                         *         }
                         *       ],
                         *       "latitude": 46.84639,
                         *       "longitude": 2.22692,
                         *       "measured": [
                         *         {
                         *           "accuracy_m": 8.5,
                         *           "distance_m": 12.4,
                         *           "kind": "gps",
                         *           "latitude": 46.84639,
                         *           "longitude": 2.22692
                         *         }
                         *       ],
                         *       "reports": [
                         *         {
                         *           "address": "11 boulevard des Alliés",
                         *           "area": "Saint-Aubin",
                         *           "distance_m": 12.4,
                         *           "due_at": "2026-11-23T07:12:40+00:00",
                         *           "follower_count": 3,
                         *           "is_late": false,
                         *           "latitude": 46.84639,
                         *           "longitude": 2.22692,
                         *           "photo": {
                         *             "alt": "Photo du signalement : Lampadaire éteint",
                         *             "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *             "urls": {
                         *               "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *             }
                         *           },
                         *           "public_id": "RC-2026-04817",
                         *           "service": {
                         *             "code": "lamp_out",
                         *             "icon": "lamp",
                         *             "name": "Lampadaire éteint"
                         *           },
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "submitted_at": "2026-11-20T07:12:40+00:00"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Surroundings"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        /** Move the pin; the report is routed anew, and its history says so. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag, as `"7"`. */
                    "If-Match"?: string | null;
                };
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "asset_id": 421,
                     *       "latitude": 46.84639,
                     *       "longitude": 2.22692
                     *     }
                     */
                    "application/json": components["schemas"]["NewPlace"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "area": "Saint-Aubin",
                         *       "asset": {
                         *         "distance_m": 12.4,
                         *         "id": 421,
                         *         "label": "EP-00421",
                         *         "latitude": 46.84639,
                         *         "layer": "street_lamp",
                         *         "longitude": 2.22692,
                         *         "reference": "EP-00421"
                         *       },
                         *       "assigned_to": {
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "name": "Nadia Ferreira"
                         *       },
                         *       "can": {
                         *         "add_photo": false,
                         *         "contest": false,
                         *         "contest_until": "2026-12-08T09:00:00+00:00",
                         *         "follow": true
                         *       },
                         *       "closed_at": null,
                         *       "department": {
                         *         "code": "lighting",
                         *         "email": "eclairage@aubeclaire.example",
                         *         "name": "Éclairage public",
                         *         "phone": "+33 2 61 91 00 10"
                         *       },
                         *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *       "distance_m": 12.4,
                         *       "due_at": "2026-11-23T07:12:40+00:00",
                         *       "duplicate_of": null,
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "follower_count": 3,
                         *       "forwarded_to": null,
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "internal_notes": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "is_late": false,
                         *       "is_private": false,
                         *       "latitude": 46.84639,
                         *       "location_hint": "Environ 5 m vers l’école",
                         *       "longitude": 2.22692,
                         *       "mine": null,
                         *       "moves": [
                         *         {
                         *           "label": "EP-00421",
                         *           "needs": [
                         *             "note"
                         *           ],
                         *           "reasons": [
                         *             {
                         *               "code": "lamp_out",
                         *               "label": "EP-00421",
                         *               "names_competent": false
                         *             }
                         *           ],
                         *           "to": "received"
                         *         }
                         *       ],
                         *       "photo": {
                         *         "alt": "Photo du signalement : Lampadaire éteint",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "urls": {
                         *           "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *         }
                         *       },
                         *       "photos": [
                         *         {
                         *           "alt": "Photo du signalement : Lampadaire éteint",
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "can_replace": true,
                         *           "height": 1200,
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "replaces": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "role": "before",
                         *           "state": "ready",
                         *           "urls": {
                         *             "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *           },
                         *           "width": 1600
                         *         }
                         *       ],
                         *       "planned_at": "2026-11-24T09:00:00+00:00",
                         *       "public_id": "RC-2026-04817",
                         *       "reason": null,
                         *       "satisfaction": null,
                         *       "service": {
                         *         "code": "lamp_out",
                         *         "icon": "lamp",
                         *         "name": "Lampadaire éteint"
                         *       },
                         *       "source": "resident",
                         *       "status": "acknowledged",
                         *       "status_label": "Pris en charge",
                         *       "submitted_at": "2026-11-20T07:12:40+00:00",
                         *       "timeline": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "is_public": true,
                         *           "kind": "status",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "town": "aubeclaire",
                         *       "updated_at": "2026-11-20T08:30:00+00:00",
                         *       "version": 3,
                         *       "why": {
                         *         "code": "area_rule",
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *         "steps": [
                         *           "Le point est dans le quartier Saint-Aubin."
                         *         ]
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Stop"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/reports/{report_id}/place/preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would get the report at another point, and why; nothing changes. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "asset_id": 421,
                     *       "latitude": 46.84639,
                     *       "longitude": 2.22692
                     *     }
                     */
                    "application/json": components["schemas"]["NewPlace"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "asset_reference": "EP-00421",
                         *       "changes_department": false,
                         *       "department": {
                         *         "code": "lighting",
                         *         "email": "eclairage@aubeclaire.example",
                         *         "name": "Éclairage public",
                         *         "phone": "+33 2 61 91 00 10"
                         *       },
                         *       "distance_m": 12.4,
                         *       "why": {
                         *         "code": "area_rule",
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *         "steps": [
                         *           "Le point est dans le quartier Saint-Aubin."
                         *         ]
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Destination"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/reports/{report_id}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that the viewer has this report open, every ten seconds; answers who else has. Kept for 25 seconds. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "is_leaving": false,
                     *       "is_writing": false
                     *     }
                     */
                    "application/json": components["schemas"]["Beat"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "people": [
                         *         {
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "is_writing": false,
                         *           "name": "Éclairage public"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Presence"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/reports/{report_id}/reassign": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a report to another department. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag, as `"7"`. */
                    "If-Match"?: string | null;
                };
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "department_code": "lighting",
                     *       "note": "Pièce commandée, passage jeudi."
                     *     }
                     */
                    "application/json": components["schemas"]["Reassign"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "area": "Saint-Aubin",
                         *       "asset": {
                         *         "distance_m": 12.4,
                         *         "id": 421,
                         *         "label": "EP-00421",
                         *         "latitude": 46.84639,
                         *         "layer": "street_lamp",
                         *         "longitude": 2.22692,
                         *         "reference": "EP-00421"
                         *       },
                         *       "assigned_to": {
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "name": "Nadia Ferreira"
                         *       },
                         *       "can": {
                         *         "add_photo": false,
                         *         "contest": false,
                         *         "contest_until": "2026-12-08T09:00:00+00:00",
                         *         "follow": true
                         *       },
                         *       "closed_at": null,
                         *       "department": {
                         *         "code": "lighting",
                         *         "email": "eclairage@aubeclaire.example",
                         *         "name": "Éclairage public",
                         *         "phone": "+33 2 61 91 00 10"
                         *       },
                         *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *       "distance_m": 12.4,
                         *       "due_at": "2026-11-23T07:12:40+00:00",
                         *       "duplicate_of": null,
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "follower_count": 3,
                         *       "forwarded_to": null,
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "internal_notes": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "is_late": false,
                         *       "is_private": false,
                         *       "latitude": 46.84639,
                         *       "location_hint": "Environ 5 m vers l’école",
                         *       "longitude": 2.22692,
                         *       "mine": null,
                         *       "moves": [
                         *         {
                         *           "label": "EP-00421",
                         *           "needs": [
                         *             "note"
                         *           ],
                         *           "reasons": [
                         *             {
                         *               "code": "lamp_out",
                         *               "label": "EP-00421",
                         *               "names_competent": false
                         *             }
                         *           ],
                         *           "to": "received"
                         *         }
                         *       ],
                         *       "photo": {
                         *         "alt": "Photo du signalement : Lampadaire éteint",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "urls": {
                         *           "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *         }
                         *       },
                         *       "photos": [
                         *         {
                         *           "alt": "Photo du signalement : Lampadaire éteint",
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "can_replace": true,
                         *           "height": 1200,
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "replaces": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "role": "before",
                         *           "state": "ready",
                         *           "urls": {
                         *             "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *           },
                         *           "width": 1600
                         *         }
                         *       ],
                         *       "planned_at": "2026-11-24T09:00:00+00:00",
                         *       "public_id": "RC-2026-04817",
                         *       "reason": null,
                         *       "satisfaction": null,
                         *       "service": {
                         *         "code": "lamp_out",
                         *         "icon": "lamp",
                         *         "name": "Lampadaire éteint"
                         *       },
                         *       "source": "resident",
                         *       "status": "acknowledged",
                         *       "status_label": "Pris en charge",
                         *       "submitted_at": "2026-11-20T07:12:40+00:00",
                         *       "timeline": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "is_public": true,
                         *           "kind": "status",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "town": "aubeclaire",
                         *       "updated_at": "2026-11-20T08:30:00+00:00",
                         *       "version": 3,
                         *       "why": {
                         *         "code": "area_rule",
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *         "steps": [
                         *           "Le point est dans le quartier Saint-Aubin."
                         *         ]
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Stop"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/reports/{report_id}/split": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Split a report into parts, each a report of its own for a department; it closes with the last of them. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag, as `"7"`. */
                    "If-Match"?: string | null;
                };
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "tasks": [
                     *         {
                     *           "department_code": "lighting",
                     *           "words": "Deux lampadaires"
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["Split"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "area": "Saint-Aubin",
                         *       "asset": {
                         *         "distance_m": 12.4,
                         *         "id": 421,
                         *         "label": "EP-00421",
                         *         "latitude": 46.84639,
                         *         "layer": "street_lamp",
                         *         "longitude": 2.22692,
                         *         "reference": "EP-00421"
                         *       },
                         *       "assigned_to": {
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "name": "Nadia Ferreira"
                         *       },
                         *       "can": {
                         *         "add_photo": false,
                         *         "contest": false,
                         *         "contest_until": "2026-12-08T09:00:00+00:00",
                         *         "follow": true
                         *       },
                         *       "closed_at": null,
                         *       "department": {
                         *         "code": "lighting",
                         *         "email": "eclairage@aubeclaire.example",
                         *         "name": "Éclairage public",
                         *         "phone": "+33 2 61 91 00 10"
                         *       },
                         *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *       "distance_m": 12.4,
                         *       "due_at": "2026-11-23T07:12:40+00:00",
                         *       "duplicate_of": null,
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "follower_count": 3,
                         *       "forwarded_to": null,
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "internal_notes": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "is_late": false,
                         *       "is_private": false,
                         *       "latitude": 46.84639,
                         *       "location_hint": "Environ 5 m vers l’école",
                         *       "longitude": 2.22692,
                         *       "mine": null,
                         *       "moves": [
                         *         {
                         *           "label": "EP-00421",
                         *           "needs": [
                         *             "note"
                         *           ],
                         *           "reasons": [
                         *             {
                         *               "code": "lamp_out",
                         *               "label": "EP-00421",
                         *               "names_competent": false
                         *             }
                         *           ],
                         *           "to": "received"
                         *         }
                         *       ],
                         *       "photo": {
                         *         "alt": "Photo du signalement : Lampadaire éteint",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "urls": {
                         *           "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *         }
                         *       },
                         *       "photos": [
                         *         {
                         *           "alt": "Photo du signalement : Lampadaire éteint",
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "can_replace": true,
                         *           "height": 1200,
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "replaces": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "role": "before",
                         *           "state": "ready",
                         *           "urls": {
                         *             "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *           },
                         *           "width": 1600
                         *         }
                         *       ],
                         *       "planned_at": "2026-11-24T09:00:00+00:00",
                         *       "public_id": "RC-2026-04817",
                         *       "reason": null,
                         *       "satisfaction": null,
                         *       "service": {
                         *         "code": "lamp_out",
                         *         "icon": "lamp",
                         *         "name": "Lampadaire éteint"
                         *       },
                         *       "source": "resident",
                         *       "status": "acknowledged",
                         *       "status_label": "Pris en charge",
                         *       "submitted_at": "2026-11-20T07:12:40+00:00",
                         *       "timeline": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "is_public": true,
                         *           "kind": "status",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "town": "aubeclaire",
                         *       "updated_at": "2026-11-20T08:30:00+00:00",
                         *       "version": 3,
                         *       "why": {
                         *         "code": "area_rule",
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *         "steps": [
                         *           "Le point est dans le quartier Saint-Aubin."
                         *         ]
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Stop"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/reports/{report_id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a move that the workflow allows. The same `id` again does nothing twice; 412 carries `current`. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag, as `"7"`. */
                    "If-Match"?: string | null;
                };
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "duplicate_of": null,
                     *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "note": "Pièce commandée, passage jeudi.",
                     *       "photo_ids": [
                     *         "6e1d7d0d-9538-501b-8ace-101c04db0308"
                     *       ],
                     *       "planned_at": "2026-11-24T09:00:00+00:00",
                     *       "reason_code": "not_competent",
                     *       "template": "part-ordered",
                     *       "to": "received"
                     *     }
                     */
                    "application/json": components["schemas"]["StatusChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "area": "Saint-Aubin",
                         *       "asset": {
                         *         "distance_m": 12.4,
                         *         "id": 421,
                         *         "label": "EP-00421",
                         *         "latitude": 46.84639,
                         *         "layer": "street_lamp",
                         *         "longitude": 2.22692,
                         *         "reference": "EP-00421"
                         *       },
                         *       "assigned_to": {
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "name": "Nadia Ferreira"
                         *       },
                         *       "can": {
                         *         "add_photo": false,
                         *         "contest": false,
                         *         "contest_until": "2026-12-08T09:00:00+00:00",
                         *         "follow": true
                         *       },
                         *       "closed_at": null,
                         *       "department": {
                         *         "code": "lighting",
                         *         "email": "eclairage@aubeclaire.example",
                         *         "name": "Éclairage public",
                         *         "phone": "+33 2 61 91 00 10"
                         *       },
                         *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *       "distance_m": 12.4,
                         *       "due_at": "2026-11-23T07:12:40+00:00",
                         *       "duplicate_of": null,
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "follower_count": 3,
                         *       "forwarded_to": null,
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "internal_notes": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "is_late": false,
                         *       "is_private": false,
                         *       "latitude": 46.84639,
                         *       "location_hint": "Environ 5 m vers l’école",
                         *       "longitude": 2.22692,
                         *       "mine": null,
                         *       "moves": [
                         *         {
                         *           "label": "EP-00421",
                         *           "needs": [
                         *             "note"
                         *           ],
                         *           "reasons": [
                         *             {
                         *               "code": "lamp_out",
                         *               "label": "EP-00421",
                         *               "names_competent": false
                         *             }
                         *           ],
                         *           "to": "received"
                         *         }
                         *       ],
                         *       "photo": {
                         *         "alt": "Photo du signalement : Lampadaire éteint",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "urls": {
                         *           "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *         }
                         *       },
                         *       "photos": [
                         *         {
                         *           "alt": "Photo du signalement : Lampadaire éteint",
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "can_replace": true,
                         *           "height": 1200,
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "replaces": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "role": "before",
                         *           "state": "ready",
                         *           "urls": {
                         *             "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *           },
                         *           "width": 1600
                         *         }
                         *       ],
                         *       "planned_at": "2026-11-24T09:00:00+00:00",
                         *       "public_id": "RC-2026-04817",
                         *       "reason": null,
                         *       "satisfaction": null,
                         *       "service": {
                         *         "code": "lamp_out",
                         *         "icon": "lamp",
                         *         "name": "Lampadaire éteint"
                         *       },
                         *       "source": "resident",
                         *       "status": "acknowledged",
                         *       "status_label": "Pris en charge",
                         *       "submitted_at": "2026-11-20T07:12:40+00:00",
                         *       "timeline": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "is_public": true,
                         *           "kind": "status",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "town": "aubeclaire",
                         *       "updated_at": "2026-11-20T08:30:00+00:00",
                         *       "version": 3,
                         *       "why": {
                         *         "code": "area_rule",
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *         "steps": [
                         *           "Le point est dans le quartier Saint-Aubin."
                         *         ]
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Stop"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/reports/{report_id}/unsplit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                report_id: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take all parts back, while no department has touched its own. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The ETag, as `"7"`. */
                    "If-Match"?: string | null;
                };
                path: {
                    report_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /** @example {} */
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "area": "Saint-Aubin",
                         *       "asset": {
                         *         "distance_m": 12.4,
                         *         "id": 421,
                         *         "label": "EP-00421",
                         *         "latitude": 46.84639,
                         *         "layer": "street_lamp",
                         *         "longitude": 2.22692,
                         *         "reference": "EP-00421"
                         *       },
                         *       "assigned_to": {
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "name": "Nadia Ferreira"
                         *       },
                         *       "can": {
                         *         "add_photo": false,
                         *         "contest": false,
                         *         "contest_until": "2026-12-08T09:00:00+00:00",
                         *         "follow": true
                         *       },
                         *       "closed_at": null,
                         *       "department": {
                         *         "code": "lighting",
                         *         "email": "eclairage@aubeclaire.example",
                         *         "name": "Éclairage public",
                         *         "phone": "+33 2 61 91 00 10"
                         *       },
                         *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *       "distance_m": 12.4,
                         *       "due_at": "2026-11-23T07:12:40+00:00",
                         *       "duplicate_of": null,
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "follower_count": 3,
                         *       "forwarded_to": null,
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "internal_notes": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "is_late": false,
                         *       "is_private": false,
                         *       "latitude": 46.84639,
                         *       "location_hint": "Environ 5 m vers l’école",
                         *       "longitude": 2.22692,
                         *       "mine": null,
                         *       "moves": [
                         *         {
                         *           "label": "EP-00421",
                         *           "needs": [
                         *             "note"
                         *           ],
                         *           "reasons": [
                         *             {
                         *               "code": "lamp_out",
                         *               "label": "EP-00421",
                         *               "names_competent": false
                         *             }
                         *           ],
                         *           "to": "received"
                         *         }
                         *       ],
                         *       "photo": {
                         *         "alt": "Photo du signalement : Lampadaire éteint",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "urls": {
                         *           "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *         }
                         *       },
                         *       "photos": [
                         *         {
                         *           "alt": "Photo du signalement : Lampadaire éteint",
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "can_replace": true,
                         *           "height": 1200,
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "replaces": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "role": "before",
                         *           "state": "ready",
                         *           "urls": {
                         *             "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *           },
                         *           "width": 1600
                         *         }
                         *       ],
                         *       "planned_at": "2026-11-24T09:00:00+00:00",
                         *       "public_id": "RC-2026-04817",
                         *       "reason": null,
                         *       "satisfaction": null,
                         *       "service": {
                         *         "code": "lamp_out",
                         *         "icon": "lamp",
                         *         "name": "Lampadaire éteint"
                         *       },
                         *       "source": "resident",
                         *       "status": "acknowledged",
                         *       "status_label": "Pris en charge",
                         *       "submitted_at": "2026-11-20T07:12:40+00:00",
                         *       "timeline": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "is_public": true,
                         *           "kind": "status",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "town": "aubeclaire",
                         *       "updated_at": "2026-11-20T08:30:00+00:00",
                         *       "version": 3,
                         *       "why": {
                         *         "code": "area_rule",
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *         "steps": [
                         *           "Le point est dans le quartier Saint-Aubin."
                         *         ]
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Stop"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/reports/by-number/{public_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                public_id: string;
            };
            cookie?: never;
        };
        /** The same by the number that residents read over the telephone. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    public_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "area": "Saint-Aubin",
                         *       "asset": {
                         *         "distance_m": 12.4,
                         *         "id": 421,
                         *         "label": "EP-00421",
                         *         "latitude": 46.84639,
                         *         "layer": "street_lamp",
                         *         "longitude": 2.22692,
                         *         "reference": "EP-00421"
                         *       },
                         *       "assigned_to": {
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "name": "Nadia Ferreira"
                         *       },
                         *       "audit": [
                         *         {
                         *           "action": "report.status_changed",
                         *           "actor_kind": "staff",
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "detail": {
                         *             "from": "received",
                         *             "to": "acknowledged"
                         *           }
                         *         }
                         *       ],
                         *       "can": {
                         *         "add_photo": false,
                         *         "contest": false,
                         *         "contest_until": "2026-12-08T09:00:00+00:00",
                         *         "follow": true
                         *       },
                         *       "closed_at": null,
                         *       "contested": false,
                         *       "department": {
                         *         "code": "lighting",
                         *         "email": "eclairage@aubeclaire.example",
                         *         "name": "Éclairage public",
                         *         "phone": "+33 2 61 91 00 10"
                         *       },
                         *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *       "distance_m": 12.4,
                         *       "due": {
                         *         "at": "2026-11-20T08:30:00+00:00",
                         *         "is_changed": false,
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème."
                         *       },
                         *       "due_at": "2026-11-23T07:12:40+00:00",
                         *       "duplicate_of": null,
                         *       "duplicates": [
                         *         "RC-2026-04802"
                         *       ],
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "follower_count": 3,
                         *       "forwarded_to": null,
                         *       "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "internal_notes": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "is_late": false,
                         *       "is_private": false,
                         *       "latitude": 46.84639,
                         *       "location_hint": "Environ 5 m vers l’école",
                         *       "longitude": 2.22692,
                         *       "may_change_due": true,
                         *       "may_split": true,
                         *       "may_unsplit": true,
                         *       "mine": null,
                         *       "moves": [
                         *         {
                         *           "label": "EP-00421",
                         *           "needs": [
                         *             "note"
                         *           ],
                         *           "reasons": [
                         *             {
                         *               "code": "lamp_out",
                         *               "label": "EP-00421",
                         *               "names_competent": false
                         *             }
                         *           ],
                         *           "to": "received"
                         *         }
                         *       ],
                         *       "nearby": [
                         *         {
                         *           "address": "11 boulevard des Alliés",
                         *           "area": "Saint-Aubin",
                         *           "distance_m": 12.4,
                         *           "due_at": "2026-11-23T07:12:40+00:00",
                         *           "follower_count": 3,
                         *           "is_late": false,
                         *           "latitude": 46.84639,
                         *           "longitude": 2.22692,
                         *           "photo": {
                         *             "alt": "Photo du signalement : Lampadaire éteint",
                         *             "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *             "urls": {
                         *               "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *             }
                         *           },
                         *           "public_id": "RC-2026-04817",
                         *           "service": {
                         *             "code": "lamp_out",
                         *             "icon": "lamp",
                         *             "name": "Lampadaire éteint"
                         *           },
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "submitted_at": "2026-11-20T07:12:40+00:00"
                         *         }
                         *       ],
                         *       "needs_dispatch": false,
                         *       "notifications": [
                         *         {
                         *           "attempts": 3,
                         *           "channel": "email",
                         *           "created_at": "2026-11-20T08:30:00+00:00",
                         *           "event": "report.status_changed",
                         *           "last_error": "Connexion refusée",
                         *           "recipient_masked": "c***@exemple.fr",
                         *           "sent_at": "2026-11-20T08:30:00+00:00",
                         *           "state": "ready"
                         *         }
                         *       ],
                         *       "part_of": {
                         *         "public_id": "RC-2026-04817",
                         *         "status": "acknowledged",
                         *         "status_label": "Pris en charge"
                         *       },
                         *       "parts": [
                         *         {
                         *           "department": {
                         *             "code": "lighting",
                         *             "email": "eclairage@aubeclaire.example",
                         *             "name": "Éclairage public",
                         *             "phone": "+33 2 61 91 00 10"
                         *           },
                         *           "is_late": false,
                         *           "is_open": false,
                         *           "public_id": "RC-2026-04817",
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "words": "Deux lampadaires"
                         *         }
                         *       ],
                         *       "photo": {
                         *         "alt": "Photo du signalement : Lampadaire éteint",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "urls": {
                         *           "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *         }
                         *       },
                         *       "photos": [
                         *         {
                         *           "alt": "Photo du signalement : Lampadaire éteint",
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "can_replace": true,
                         *           "height": 1200,
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "replaces": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "role": "before",
                         *           "state": "ready",
                         *           "urls": {
                         *             "800": "/api/v1/photos/6e1d7d0d-9538-501b-8ace-101c04db0308/800.jpg"
                         *           },
                         *           "width": 1600
                         *         }
                         *       ],
                         *       "planned_at": "2026-11-24T09:00:00+00:00",
                         *       "public_id": "RC-2026-04817",
                         *       "reason": null,
                         *       "reporter": {
                         *         "has_email": false,
                         *         "has_name": false,
                         *         "has_phone": false
                         *       },
                         *       "routing": {
                         *         "area": "rive-nord",
                         *         "rule": 6
                         *       },
                         *       "satisfaction": null,
                         *       "service": {
                         *         "code": "lamp_out",
                         *         "icon": "lamp",
                         *         "name": "Lampadaire éteint"
                         *       },
                         *       "source": "resident",
                         *       "status": "acknowledged",
                         *       "status_label": "Pris en charge",
                         *       "submitted_at": "2026-11-20T07:12:40+00:00",
                         *       "timeline": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "by": "Éclairage public",
                         *           "id": 421,
                         *           "is_public": true,
                         *           "kind": "status",
                         *           "photo_ids": [
                         *             "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *           ],
                         *           "status": "acknowledged",
                         *           "status_label": "Pris en charge",
                         *           "text": "Nous passons jeudi matin."
                         *         }
                         *       ],
                         *       "town": "aubeclaire",
                         *       "updated_at": "2026-11-20T08:30:00+00:00",
                         *       "version": 3,
                         *       "why": {
                         *         "code": "area_rule",
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *         "steps": [
                         *           "Le point est dans le quartier Saint-Aubin."
                         *         ]
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Panel"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/rounds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Each team's people with their stops in order, what is on nobody's round, and whose day is too full. Handing
         *     stops over is a change of many (`POST /staff/v1/bulk`).
         */
        get: {
            parameters: {
                query?: {
                    day?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "day": "2026-11-20",
                         *       "most_minutes": 3,
                         *       "teams": [
                         *         {
                         *           "code": "lamp_out",
                         *           "day_minutes": 420,
                         *           "name": "Éclairage public",
                         *           "people": [
                         *             {
                         *               "done": 3,
                         *               "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *               "is_too_much": false,
                         *               "metres": 3,
                         *               "minutes": 15,
                         *               "name": "Éclairage public",
                         *               "stops": [
                         *                 {
                         *                   "address": "11 boulevard des Alliés",
                         *                   "asset_reference": "EP-00421",
                         *                   "due_at": "2026-11-23T07:12:40+00:00",
                         *                   "etag": "5f2b8c1d9e0a4b7c",
                         *                   "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *                   "is_late": false,
                         *                   "latitude": 46.84639,
                         *                   "longitude": 2.22692,
                         *                   "planned_at": "2026-11-24T09:00:00+00:00",
                         *                   "public_id": "RC-2026-04817",
                         *                   "service": {
                         *                     "code": "lamp_out",
                         *                     "icon": "lamp",
                         *                     "name": "Lampadaire éteint"
                         *                   },
                         *                   "status": "acknowledged",
                         *                   "status_label": "Pris en charge"
                         *                 }
                         *               ]
                         *             }
                         *           ],
                         *           "speed_kmh": 25,
                         *           "stop_minutes": 3,
                         *           "waiting": {
                         *             "metres": 3,
                         *             "minutes": 15,
                         *             "stops": [
                         *               {
                         *                 "address": "11 boulevard des Alliés",
                         *                 "asset_reference": "EP-00421",
                         *                 "due_at": "2026-11-23T07:12:40+00:00",
                         *                 "etag": "5f2b8c1d9e0a4b7c",
                         *                 "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *                 "is_late": false,
                         *                 "latitude": 46.84639,
                         *                 "longitude": 2.22692,
                         *                 "planned_at": "2026-11-24T09:00:00+00:00",
                         *                 "public_id": "RC-2026-04817",
                         *                 "service": {
                         *                   "code": "lamp_out",
                         *                   "icon": "lamp",
                         *                   "name": "Lampadaire éteint"
                         *                 },
                         *                 "status": "acknowledged",
                         *                 "status_label": "Pris en charge"
                         *               }
                         *             ]
                         *           },
                         *           "waiting_count": 3
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Rounds"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/rounds/route-sheet.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person's round, or what is on nobody's in a team, on paper: in order, with photos and codes. */
        get: {
            parameters: {
                query?: {
                    day?: string | null;
                    person?: string | null;
                    team?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/routing/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who would get a report of this service at this point, why, and every other answer that applied. */
        get: {
            parameters: {
                query: {
                    draft?: number | null;
                    /** @description WGS 84 degrees north. */
                    latitude: number;
                    /** @description WGS 84 degrees east. */
                    longitude: number;
                    service: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "address": "11 boulevard des Alliés",
                         *       "candidates": [
                         *         {
                         *           "area": "Saint-Aubin",
                         *           "code": "lamp_out",
                         *           "department": {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           },
                         *           "is_drafted": false,
                         *           "rule_id": 6,
                         *           "street_owner": "commune"
                         *         }
                         *       ],
                         *       "department": {
                         *         "code": "lamp_out",
                         *         "name": "Éclairage public"
                         *       },
                         *       "is_fallback": false,
                         *       "quarter": "saint-aubin",
                         *       "why": {
                         *         "code": "area_rule",
                         *         "sentence": "Dans le secteur Rive nord, Éclairage public s’occupe de ce problème.",
                         *         "steps": [
                         *           "Le point est dans le quartier Saint-Aubin."
                         *         ]
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["RoutingAnswer"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/routing/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where only the fallback answers, and where rules contradict each other; with shapes for one service. */
        get: {
            parameters: {
                query?: {
                    service?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "cover": [
                         *         {
                         *           "gap": {
                         *             "coordinates": [
                         *               [
                         *                 [
                         *                   2.2264,
                         *                   46.8344
                         *                 ],
                         *                 [
                         *                   2.2447,
                         *                   46.8344
                         *                 ],
                         *                 [
                         *                   2.2447,
                         *                   46.8467
                         *                 ],
                         *                 [
                         *                   2.2264,
                         *                   46.8467
                         *                 ],
                         *                 [
                         *                   2.2264,
                         *                   46.8344
                         *                 ]
                         *               ]
                         *             ],
                         *             "type": "Polygon"
                         *           },
                         *           "gap_share": 0.04,
                         *           "has_areas": false,
                         *           "is_whole": false,
                         *           "service": {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           }
                         *         }
                         *       ],
                         *       "fallback": {
                         *         "code": "lamp_out",
                         *         "name": "Éclairage public"
                         *       },
                         *       "overlaps": [
                         *         {
                         *           "hectares": 38.2,
                         *           "loses": "roads",
                         *           "one": "Rive nord",
                         *           "other": "Centre",
                         *           "service": {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           },
                         *           "shape": {
                         *             "coordinates": [
                         *               [
                         *                 [
                         *                   2.2264,
                         *                   46.8344
                         *                 ],
                         *                 [
                         *                   2.2447,
                         *                   46.8344
                         *                 ],
                         *                 [
                         *                   2.2447,
                         *                   46.8467
                         *                 ],
                         *                 [
                         *                   2.2264,
                         *                   46.8467
                         *                 ],
                         *                 [
                         *                   2.2264,
                         *                   46.8344
                         *                 ]
                         *               ]
                         *             ],
                         *             "type": "Polygon"
                         *           },
                         *           "wins": "lighting"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["RoutingCoverage"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/routing/drafts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The drafts being prepared, each with its last replay. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "drafts": [
                         *         {
                         *           "changes": [
                         *             {
                         *               "area": "Saint-Aubin",
                         *               "begins": "2026-11-20T08:30:00+00:00",
                         *               "department": "lighting",
                         *               "op": "add",
                         *               "rule_id": 6,
                         *               "service": "lamp_out",
                         *               "street_owner": "town"
                         *             }
                         *           ],
                         *           "etag": "5f2b8c1d9e0a4b7c",
                         *           "id": 421,
                         *           "name": "Éclairage public",
                         *           "replay": {
                         *             "created_at": "2026-11-20T08:30:00+00:00",
                         *             "finished_at": "2026-11-20T08:30:00+00:00",
                         *             "id": 421,
                         *             "is_current": false,
                         *             "months": 3,
                         *             "moved": 3,
                         *             "state": "ready",
                         *             "total": 117,
                         *             "tried": 3
                         *           },
                         *           "state": "ready",
                         *           "updated_at": "2026-11-20T08:30:00+00:00"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["RoutingDrafts"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        /** Begin a draft of changed rules; nothing holds of it before it goes live. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "changes": [
                     *         {
                     *           "area": "Saint-Aubin",
                     *           "begins": "2026-11-20T08:30:00+00:00",
                     *           "department": "lighting",
                     *           "op": "add",
                     *           "rule_id": 6,
                     *           "service": "lamp_out",
                     *           "street_owner": "town"
                     *         }
                     *       ],
                     *       "name": "Éclairage public"
                     *     }
                     */
                    "application/json": components["schemas"]["RoutingDraftChange"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "changes": [
                         *         {
                         *           "area": "Saint-Aubin",
                         *           "begins": "2026-11-20T08:30:00+00:00",
                         *           "department": "lighting",
                         *           "op": "add",
                         *           "rule_id": 6,
                         *           "service": "lamp_out",
                         *           "street_owner": "town"
                         *         }
                         *       ],
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "id": 421,
                         *       "name": "Éclairage public",
                         *       "replay": {
                         *         "created_at": "2026-11-20T08:30:00+00:00",
                         *         "finished_at": "2026-11-20T08:30:00+00:00",
                         *         "id": 421,
                         *         "is_current": false,
                         *         "months": 3,
                         *         "moved": 3,
                         *         "state": "ready",
                         *         "total": 117,
                         *         "tried": 3
                         *       },
                         *       "state": "ready",
                         *       "updated_at": "2026-11-20T08:30:00+00:00"
                         *     }
                         */
                        "application/json": components["schemas"]["RoutingDraft"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/routing/drafts/{draft_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: number;
            };
            cookie?: never;
        };
        get?: never;
        /** Change a draft. 412 `config.changed` carries `current`. */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The etag as read; `"none"` for a new thing. */
                    "If-Match"?: string | null;
                };
                path: {
                    draft_id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "changes": [
                     *         {
                     *           "area": "Saint-Aubin",
                     *           "begins": "2026-11-20T08:30:00+00:00",
                     *           "department": "lighting",
                     *           "op": "add",
                     *           "rule_id": 6,
                     *           "service": "lamp_out",
                     *           "street_owner": "town"
                     *         }
                     *       ],
                     *       "name": "Éclairage public"
                     *     }
                     */
                    "application/json": components["schemas"]["RoutingDraftChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "changes": [
                         *         {
                         *           "area": "Saint-Aubin",
                         *           "begins": "2026-11-20T08:30:00+00:00",
                         *           "department": "lighting",
                         *           "op": "add",
                         *           "rule_id": 6,
                         *           "service": "lamp_out",
                         *           "street_owner": "town"
                         *         }
                         *       ],
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "id": 421,
                         *       "name": "Éclairage public",
                         *       "replay": {
                         *         "created_at": "2026-11-20T08:30:00+00:00",
                         *         "finished_at": "2026-11-20T08:30:00+00:00",
                         *         "id": 421,
                         *         "is_current": false,
                         *         "months": 3,
                         *         "moved": 3,
                         *         "state": "ready",
                         *         "total": 117,
                         *         "tried": 3
                         *       },
                         *       "state": "ready",
                         *       "updated_at": "2026-11-20T08:30:00+00:00"
                         *     }
                         */
                        "application/json": components["schemas"]["RoutingDraft"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/routing/drafts/{draft_id}/drop": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a draft aside. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The etag as read; `"none"` for a new thing. */
                    "If-Match"?: string | null;
                };
                path: {
                    draft_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/routing/drafts/{draft_id}/live": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a draft's changes in force, all or none. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The etag as read; `"none"` for a new thing. */
                    "If-Match"?: string | null;
                };
                path: {
                    draft_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "changes": [
                         *         {
                         *           "area": "Saint-Aubin",
                         *           "begins": "2026-11-20T08:30:00+00:00",
                         *           "department": "lighting",
                         *           "op": "add",
                         *           "rule_id": 6,
                         *           "service": "lamp_out",
                         *           "street_owner": "town"
                         *         }
                         *       ],
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "id": 421,
                         *       "name": "Éclairage public",
                         *       "replay": {
                         *         "created_at": "2026-11-20T08:30:00+00:00",
                         *         "finished_at": "2026-11-20T08:30:00+00:00",
                         *         "id": 421,
                         *         "is_current": false,
                         *         "months": 3,
                         *         "moved": 3,
                         *         "state": "ready",
                         *         "total": 117,
                         *         "tried": 3
                         *       },
                         *       "state": "ready",
                         *       "updated_at": "2026-11-20T08:30:00+00:00"
                         *     }
                         */
                        "application/json": components["schemas"]["RoutingDraft"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/routing/drafts/{draft_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                draft_id: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a draft on the reports of the last months; a worker does it, and nothing of them changes. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    draft_id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "months": 3
                     *     }
                     */
                    "application/json": components["schemas"]["RoutingAskReplay"];
                };
            };
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "created_at": "2026-11-20T08:30:00+00:00",
                         *       "finished_at": "2026-11-20T08:30:00+00:00",
                         *       "id": 421,
                         *       "is_current": false,
                         *       "months": 3,
                         *       "moved": 3,
                         *       "state": "ready",
                         *       "total": 117,
                         *       "tried": 3
                         *     }
                         */
                        "application/json": components["schemas"]["RoutingReplay"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/routing/replays/{replay_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                replay_id: number;
            };
            cookie?: never;
        };
        /** How far a replay is, and which reports would move from whom to whom. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    replay_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "created_at": "2026-11-20T08:30:00+00:00",
                         *       "finished_at": "2026-11-20T08:30:00+00:00",
                         *       "flows": [
                         *         {
                         *           "after": {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           },
                         *           "before": {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           },
                         *           "count": 3
                         *         }
                         *       ],
                         *       "id": 421,
                         *       "is_current": false,
                         *       "months": 3,
                         *       "moved": 3,
                         *       "moves": [
                         *         {
                         *           "address": "11 boulevard des Alliés",
                         *           "after": "Éclairage public",
                         *           "before": "Voirie",
                         *           "icon": "lamp",
                         *           "latitude": 46.84639,
                         *           "longitude": 2.22692,
                         *           "public_id": "RC-2026-04817",
                         *           "service": "lamp_out",
                         *           "status": "acknowledged",
                         *           "submitted_at": "2026-11-20T07:12:40+00:00"
                         *         }
                         *       ],
                         *       "state": "ready",
                         *       "total": 117,
                         *       "tried": 3
                         *     }
                         */
                        "application/json": components["schemas"]["RoutingReplayResult"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/routing/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every rule, also those that are over or not yet valid, and the areas that rules can name. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "areas": [
                         *         {
                         *           "code": "lamp_out",
                         *           "name": "Éclairage public"
                         *         }
                         *       ],
                         *       "may_change": true,
                         *       "rules": [
                         *         {
                         *           "area": {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           },
                         *           "begins": "2026-11-20T08:30:00+00:00",
                         *           "department": {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           },
                         *           "ends": "2026-11-20T08:30:00+00:00",
                         *           "id": 421,
                         *           "note": "Pièce commandée, passage jeudi.",
                         *           "service": {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           },
                         *           "state": "now",
                         *           "street_owner": "commune"
                         *         }
                         *       ],
                         *       "street_owners": [
                         *         "commune"
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["RoutingRules"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        /** Add a rule. 422 `rule.clash` when one already holds for the same service, area and road owner. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "area": "Saint-Aubin",
                     *       "begins": "2026-11-20T08:30:00+00:00",
                     *       "department": "lighting",
                     *       "ends": "2026-11-20T08:30:00+00:00",
                     *       "note": "Pièce commandée, passage jeudi.",
                     *       "service": "lamp_out",
                     *       "street_owner": "town"
                     *     }
                     */
                    "application/json": components["schemas"]["RoutingNewRule"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "areas": [
                         *         {
                         *           "code": "lamp_out",
                         *           "name": "Éclairage public"
                         *         }
                         *       ],
                         *       "may_change": true,
                         *       "rules": [
                         *         {
                         *           "area": {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           },
                         *           "begins": "2026-11-20T08:30:00+00:00",
                         *           "department": {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           },
                         *           "ends": "2026-11-20T08:30:00+00:00",
                         *           "id": 421,
                         *           "note": "Pièce commandée, passage jeudi.",
                         *           "service": {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           },
                         *           "state": "now",
                         *           "street_owner": "commune"
                         *         }
                         *       ],
                         *       "street_owners": [
                         *         "commune"
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["RoutingRules"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/routing/rules/{rule_id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                rule_id: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a rule, now or at a moment to come; its past stays. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    rule_id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "ends": "2026-11-20T08:30:00+00:00",
                     *       "note": "Pièce commandée, passage jeudi."
                     *     }
                     */
                    "application/json": components["schemas"]["RoutingEndRule"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "areas": [
                         *         {
                         *           "code": "lamp_out",
                         *           "name": "Éclairage public"
                         *         }
                         *       ],
                         *       "may_change": true,
                         *       "rules": [
                         *         {
                         *           "area": {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           },
                         *           "begins": "2026-11-20T08:30:00+00:00",
                         *           "department": {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           },
                         *           "ends": "2026-11-20T08:30:00+00:00",
                         *           "id": 421,
                         *           "note": "Pièce commandée, passage jeudi.",
                         *           "service": {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           },
                         *           "state": "now",
                         *           "street_owner": "commune"
                         *         }
                         *       ],
                         *       "street_owners": [
                         *         "commune"
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["RoutingRules"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/routing/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rules that speak from what people re-assigned by hand. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "months": 3,
                         *       "suggestions": [
                         *         {
                         *           "area": {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           },
                         *           "department": {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           },
                         *           "moved": 3,
                         *           "received": 117,
                         *           "service": {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           }
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["SuggestionsOfRules"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/satisfaction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Asked, answered and answers by service or department, of the reports that the viewer sees. */
        get: {
            parameters: {
                query?: {
                    by?: "service" | "department";
                    since?: string | null;
                    until?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "groups": [
                         *         {
                         *           "answered": 3,
                         *           "asked": 3,
                         *           "code": "lamp_out",
                         *           "fair": 3,
                         *           "good": 3,
                         *           "name": "Éclairage public",
                         *           "poor": 3,
                         *           "share_good": 0.9
                         *         }
                         *       ],
                         *       "remarks": [
                         *         {
                         *           "answer": "Nous passons jeudi matin.",
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "comment": "Merci, c’était rapide.",
                         *           "public_id": "RC-2026-04817"
                         *         }
                         *       ],
                         *       "since": "2026-11-20T08:30:00+00:00",
                         *       "total": {
                         *         "answered": 3,
                         *         "asked": 3,
                         *         "code": "lamp_out",
                         *         "fair": 3,
                         *         "good": 3,
                         *         "name": "Éclairage public",
                         *         "poor": 3,
                         *         "share_good": 0.9
                         *       },
                         *       "until": "2026-12-08T09:00:00+00:00"
                         *     }
                         */
                        "application/json": components["schemas"]["StaffSatisfaction"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, and whether a second step is missing. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "staff": {
                         *         "departments": [
                         *           {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           }
                         *         ],
                         *         "email": "nadia@aubeclaire.example",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "locale": "fr",
                         *         "name": "Nadia Ferreira",
                         *         "role": "agent",
                         *         "town": "aubeclaire",
                         *         "town_name": "Aubeclaire"
                         *       },
                         *       "step": "done",
                         *       "ways": [
                         *         "password"
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Session"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        /** Sign in; the session lives in an HttpOnly cookie. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "email": "nadia@aubeclaire.example",
                     *       "password": "un-long-mot-de-passe"
                     *     }
                     */
                    "application/json": components["schemas"]["Credentials"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "staff": {
                         *         "departments": [
                         *           {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           }
                         *         ],
                         *         "email": "nadia@aubeclaire.example",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "locale": "fr",
                         *         "name": "Nadia Ferreira",
                         *         "role": "agent",
                         *         "town": "aubeclaire",
                         *         "town_name": "Aubeclaire"
                         *       },
                         *       "step": "done",
                         *       "ways": [
                         *         "password"
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Session"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        /** Sign out; fine when nobody was signed in. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/session/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with a passkey alone; the device has recognised its holder. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "challenge_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "credential": {
                     *         "id": "kT9v",
                     *         "type": "public-key"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["Answered"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "staff": {
                         *         "departments": [
                         *           {
                         *             "code": "lamp_out",
                         *             "name": "Éclairage public"
                         *           }
                         *         ],
                         *         "email": "nadia@aubeclaire.example",
                         *         "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *         "locale": "fr",
                         *         "name": "Nadia Ferreira",
                         *         "role": "agent",
                         *         "town": "aubeclaire",
                         *         "town_name": "Aubeclaire"
                         *       },
                         *       "step": "done",
                         *       "ways": [
                         *         "password"
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Session"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/session/passkey/ask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin signing in with a passkey alone. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "challenge_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "options": {
                         *         "challenge": "q1w2e3r4"
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["Asked"];
                    };
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/session/provider": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether staff may sign in with the town's own account. */
        get: {
            parameters: {
                query?: {
                    failure?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "failure": "Le fournisseur ne répond pas",
                         *       "is_on": true,
                         *       "label": "EP-00421"
                         *     }
                         */
                        "application/json": components["schemas"]["ProviderOffer"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/session/provider/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Go to the provider; this browser keeps a secret until it is back. */
        get: {
            parameters: {
                query?: {
                    back?: "/staff" | "/crew" | "/guichet";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found */
                302: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/session/provider/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the provider sends the browser; then to the page it came from, signed in or told why not. */
        get: {
            parameters: {
                query?: {
                    code?: string | null;
                    error?: string | null;
                    iss?: string | null;
                    state?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Found */
                302: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/area-import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write what the plan said, against its version; refused areas are left out. One change of the history. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The etag as read; `"none"` for a new thing. */
                    "If-Match"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "areas": [
                     *         {
                     *           "code": "lamp_out",
                     *           "geometry": {
                     *             "coordinates": [
                     *               {}
                     *             ],
                     *             "type": "Polygon"
                     *           },
                     *           "name": "Éclairage public"
                     *         }
                     *       ],
                     *       "kind": "quarter",
                     *       "note": "Pièce commandée, passage jeudi.",
                     *       "retires_missing": false
                     *     }
                     */
                    "application/json": components["schemas"]["AreaFile"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "count": 3
                         *     }
                         */
                        "application/json": components["schemas"]["AreasWritten"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/area-import/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is new, changed, gone or refused; nothing is written. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "areas": [
                     *         {
                     *           "code": "lamp_out",
                     *           "geometry": {
                     *             "coordinates": [
                     *               {}
                     *             ],
                     *             "type": "Polygon"
                     *           },
                     *           "name": "Éclairage public"
                     *         }
                     *       ],
                     *       "kind": "quarter",
                     *       "note": "Pièce commandée, passage jeudi.",
                     *       "retires_missing": false
                     *     }
                     */
                    "application/json": components["schemas"]["AreaFile"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "areas": [
                         *         {
                         *           "before": "Voirie",
                         *           "hectares": 38.2,
                         *           "hectares_before": 3,
                         *           "is_repaired": false,
                         *           "key": "lamp_out",
                         *           "name": "Éclairage public",
                         *           "reason": "Pièce en rupture chez le fournisseur",
                         *           "state": "new"
                         *         }
                         *       ],
                         *       "etag": "5f2b8c1d9e0a4b7c"
                         *     }
                         */
                        "application/json": components["schemas"]["AreaPlan"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every quarter, district, zone and depot with its outline and version. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "areas": [
                         *         {
                         *           "code": "lamp_out",
                         *           "corners": 3,
                         *           "etag": "5f2b8c1d9e0a4b7c",
                         *           "geometry": {
                         *             "coordinates": [
                         *               {}
                         *             ],
                         *             "type": "Polygon"
                         *           },
                         *           "hectares": 38.2,
                         *           "is_retired": false,
                         *           "key": "quarter:saint-aubin",
                         *           "kind": "status",
                         *           "name": "Saint-Aubin",
                         *           "rules": 3
                         *         }
                         *       ],
                         *       "kinds": [
                         *         "quarter"
                         *       ],
                         *       "may_change": true
                         *     }
                         */
                        "application/json": components["schemas"]["AreaSettings"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/areas/{kind}/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                kind: string;
            };
            cookie?: never;
        };
        get?: never;
        /** Write an area; with `If-Match: "none"` a new one. One that rules name cannot be retired. */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The etag as read; `"none"` for a new thing. */
                    "If-Match"?: string | null;
                };
                path: {
                    code: string;
                    kind: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "geometry": {
                     *         "coordinates": [
                     *           {}
                     *         ],
                     *         "type": "Polygon"
                     *       },
                     *       "is_retired": false,
                     *       "name": "Éclairage public",
                     *       "note": "Pièce commandée, passage jeudi."
                     *     }
                     */
                    "application/json": components["schemas"]["AreaChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "key": "lamp_out",
                         *       "value": {
                         *         "due_hours": 72,
                         *         "name": {
                         *           "en": "Street lamp out",
                         *           "fr": "Lampadaire éteint"
                         *         }
                         *       },
                         *       "version": 3
                         *     }
                         */
                        "application/json": components["schemas"]["Written"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/areas/{kind}/{code}/try": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
                kind: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What this outline would change: surface, overlaps, open reports. 422 `area.broken` says what is wrong with it. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                    kind: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "geometry": {
                     *         "coordinates": [
                     *           {}
                     *         ],
                     *         "type": "Polygon"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["AreaOutline"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "hectares": 38.2,
                         *       "hectares_before": 3,
                         *       "hectares_outside": 3,
                         *       "is_repaired": false,
                         *       "overlaps": [
                         *         {
                         *           "hectares": 38.2,
                         *           "name": "Éclairage public"
                         *         }
                         *       ],
                         *       "reports_in": 3,
                         *       "reports_out": 3,
                         *       "rules": 3
                         *     }
                         */
                        "application/json": components["schemas"]["AreaEffect"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/assets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The objects of a layer by reference, fifty at a time; without a layer those of the first. */
        get: {
            parameters: {
                query?: {
                    after?: string;
                    layer?: string;
                    q?: string;
                    /** @description Also those withdrawn. */
                    withdrawn?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "layer": "street_lamp",
                         *       "layers": [
                         *         {
                         *           "code": "lamp_out",
                         *           "count": 3,
                         *           "name": "Éclairage public"
                         *         }
                         *       ],
                         *       "may_change": true,
                         *       "next": "EP-00440",
                         *       "objects": [
                         *         {
                         *           "department": "lighting",
                         *           "etag": "5f2b8c1d9e0a4b7c",
                         *           "is_retired": false,
                         *           "label": "EP-00421",
                         *           "latitude": 46.84639,
                         *           "layer": "street_lamp",
                         *           "longitude": 2.22692,
                         *           "open_reports": 3,
                         *           "reference": "EP-00421"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Objects"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        /** Write an object; with `If-Match: "none"` a new one. One withdrawn stays for the reports about it. */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The etag as read; `"none"` for a new thing. */
                    "If-Match"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "department": "lighting",
                     *       "is_retired": false,
                     *       "label": "EP-00421",
                     *       "latitude": 46.84639,
                     *       "layer": "street_lamp",
                     *       "longitude": 2.22692,
                     *       "note": "Pièce commandée, passage jeudi.",
                     *       "reference": "EP-00421"
                     *     }
                     */
                    "application/json": components["schemas"]["ObjectChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "key": "lamp_out",
                         *       "value": {
                         *         "due_hours": 72,
                         *         "name": {
                         *           "en": "Street lamp out",
                         *           "fr": "Lampadaire éteint"
                         *         }
                         *       },
                         *       "version": 3
                         *     }
                         */
                        "application/json": components["schemas"]["Written"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/assets/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write what the plan said, against its version; what lies outside is left out. One change of the history. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The etag as read; `"none"` for a new thing. */
                    "If-Match"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "layer": "street_lamp",
                     *       "note": "Pièce commandée, passage jeudi.",
                     *       "rows": [
                     *         {
                     *           "label": "EP-00421",
                     *           "latitude": 46.84639,
                     *           "longitude": 2.22692,
                     *           "reference": "EP-00421"
                     *         }
                     *       ],
                     *       "withdraws_missing": false
                     *     }
                     */
                    "application/json": components["schemas"]["ObjectFile"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "count": 3
                         *     }
                         */
                        "application/json": components["schemas"]["ObjectsWritten"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/assets/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is new, changed, gone or outside the town; nothing is written. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "layer": "street_lamp",
                     *       "note": "Pièce commandée, passage jeudi.",
                     *       "rows": [
                     *         {
                     *           "label": "EP-00421",
                     *           "latitude": 46.84639,
                     *           "longitude": 2.22692,
                     *           "reference": "EP-00421"
                     *         }
                     *       ],
                     *       "withdraws_missing": false
                     *     }
                     */
                    "application/json": components["schemas"]["ObjectFile"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "counts": {
                         *         "changed": 1,
                         *         "new": 2
                         *       },
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "most": 3,
                         *       "objects": [
                         *         {
                         *           "label": "EP-00421",
                         *           "moved_m": 3,
                         *           "reference": "EP-00421",
                         *           "state": "new"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["ObjectPlan"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every department, with its version and how many rules answer with it. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "departments": [
                         *         {
                         *           "code": "lamp_out",
                         *           "day_minutes": 420,
                         *           "dormant_days": 3,
                         *           "email": "claire.martin@exemple.fr",
                         *           "etag": "5f2b8c1d9e0a4b7c",
                         *           "hours": {
                         *             "mon": [
                         *               [
                         *                 "08:30",
                         *                 "12:00"
                         *               ],
                         *               [
                         *                 "13:30",
                         *                 "17:00"
                         *               ]
                         *             ]
                         *           },
                         *           "is_active": true,
                         *           "is_external": false,
                         *           "is_fallback": false,
                         *           "may_change": true,
                         *           "name": {
                         *             "en": "Street lamp out",
                         *             "fr": "Lampadaire éteint"
                         *           },
                         *           "phone": "+33 2 61 91 00 10",
                         *           "rules": 3,
                         *           "speed_kmh": 25,
                         *           "stop_minutes": 3
                         *         }
                         *       ],
                         *       "may_add": true
                         *     }
                         */
                        "application/json": components["schemas"]["DepartmentSettings"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/departments/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        get?: never;
        /** Write a department; managers write their own. */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The etag as read; `"none"` for a new thing. */
                    "If-Match"?: string | null;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "day_minutes": 420,
                     *       "dormant_days": 3,
                     *       "email": "claire.martin@exemple.fr",
                     *       "hours": {
                     *         "mon": [
                     *           [
                     *             "08:30",
                     *             "12:00"
                     *           ],
                     *           [
                     *             "13:30",
                     *             "17:00"
                     *           ]
                     *         ]
                     *       },
                     *       "is_active": true,
                     *       "is_external": false,
                     *       "is_fallback": false,
                     *       "name": {
                     *         "en": "Street lamp out",
                     *         "fr": "Lampadaire éteint"
                     *       },
                     *       "note": "Pièce commandée, passage jeudi.",
                     *       "phone": "+33 2 61 91 00 10",
                     *       "speed_kmh": 25,
                     *       "stop_minutes": 3
                     *     }
                     */
                    "application/json": components["schemas"]["DepartmentChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "key": "lamp_out",
                         *       "value": {
                         *         "due_hours": 72,
                         *         "name": {
                         *           "en": "Street lamp out",
                         *           "fr": "Lampadaire éteint"
                         *         }
                         *       },
                         *       "version": 3
                         *     }
                         */
                        "application/json": components["schemas"]["Written"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/groups/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        get?: never;
        /** Write a group of services. */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The etag as read; `"none"` for a new thing. */
                    "If-Match"?: string | null;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "name": {
                     *         "en": "Street lamp out",
                     *         "fr": "Lampadaire éteint"
                     *       },
                     *       "note": "Pièce commandée, passage jeudi."
                     *     }
                     */
                    "application/json": components["schemas"]["GroupChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "key": "lamp_out",
                         *       "value": {
                         *         "due_hours": 72,
                         *         "name": {
                         *           "en": "Street lamp out",
                         *           "fr": "Lampadaire éteint"
                         *         }
                         *       },
                         *       "version": 3
                         *     }
                         */
                        "application/json": components["schemas"]["Written"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/open-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules of the dataset, what is published, how the last build went, and what it left out, month by month. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "build": {
                         *         "asked_at": "2026-11-20T08:30:00+00:00",
                         *         "done_at": "2026-11-20T08:30:00+00:00",
                         *         "error": "Délai dépassé",
                         *         "state": "never"
                         *       },
                         *       "edition": {
                         *         "built_at": "2026-11-20T08:30:00+00:00",
                         *         "files": 3,
                         *         "left_out": 0,
                         *         "left_out_is_least": false,
                         *         "lines": 3,
                         *         "months": 3,
                         *         "size_bytes": 26214
                         *       },
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "is_on": true,
                         *       "k": 5,
                         *       "licence": "etalab-2.0",
                         *       "licences": [
                         *         {
                         *           "code": "etalab-2.0",
                         *           "name": "Licence Ouverte 2.0 (Etalab)",
                         *           "url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
                         *         }
                         *       ],
                         *       "months": [
                         *         {
                         *           "day": 12,
                         *           "left_out": 0,
                         *           "month": "2026-10",
                         *           "month_wide": 25,
                         *           "published": 62,
                         *           "squares": 18,
                         *           "town_wide": 5,
                         *           "week": 20
                         *         }
                         *       ],
                         *       "place_m": 200
                         *     }
                         */
                        "application/json": components["schemas"]["OpenDataSettings"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        /** Write the rules, and have the dataset built anew under them. 412 `config.changed` carries `current`. */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The etag as read; `"none"` for a new thing. */
                    "If-Match"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "is_on": true,
                     *       "k": 5,
                     *       "licence": "etalab-2.0",
                     *       "note": "Pièce commandée, passage jeudi.",
                     *       "place_m": 200
                     *     }
                     */
                    "application/json": components["schemas"]["OpenDataChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "key": "lamp_out",
                         *       "value": {
                         *         "due_hours": 72,
                         *         "name": {
                         *           "en": "Street lamp out",
                         *           "fr": "Lampadaire éteint"
                         *         }
                         *       },
                         *       "version": 3
                         *     }
                         */
                        "application/json": components["schemas"]["Written"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/open-data/build": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Have a worker build what changed now; one that is on its way already is not doubled. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "asked_at": "2026-11-20T08:30:00+00:00",
                         *       "done_at": "2026-11-20T08:30:00+00:00",
                         *       "error": "Délai dépassé",
                         *       "state": "never"
                         *     }
                         */
                        "application/json": components["schemas"]["OpenDataBuild"];
                    };
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/servers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every department with its server, how many reports are where, and the town's services. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "departments": [
                         *         {
                         *           "counts": {
                         *             "done": 3,
                         *             "pending": 3,
                         *             "returned": 3,
                         *             "sent": 3
                         *           },
                         *           "department": "lighting",
                         *           "etag": "5f2b8c1d9e0a4b7c",
                         *           "name": "Éclairage public",
                         *           "server": {
                         *             "closing": "close",
                         *             "has_key": false,
                         *             "is_active": true,
                         *             "is_told": false,
                         *             "jurisdiction": "claire-metropole",
                         *             "key_name": "Aubeclaire",
                         *             "last_error": "Connexion refusée",
                         *             "polled_at": "2026-11-20T08:30:00+00:00",
                         *             "services": {},
                         *             "url": "https://signaler.aubeclaire.example/opendata/v1/reports/2026-10.csv?town=aubeclaire"
                         *           },
                         *           "services": [
                         *             "lamp_out"
                         *           ]
                         *         }
                         *       ],
                         *       "services": [
                         *         {
                         *           "code": "lamp_out",
                         *           "name": "Éclairage public"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["RemoteServers"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/servers/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        get?: never;
        /** Write a department's server; with `If-Match: "none"` a new one. The key is never answered. */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The etag as read; `"none"` for a new thing. */
                    "If-Match"?: string | null;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "closing": "close",
                     *       "drop_key": false,
                     *       "is_active": true,
                     *       "is_told": false,
                     *       "jurisdiction": "claire-metropole",
                     *       "key": "lamp_out",
                     *       "note": "Pièce commandée, passage jeudi.",
                     *       "services": {},
                     *       "url": "https://api.ville.example/open311/v2"
                     *     }
                     */
                    "application/json": components["schemas"]["RemoteServerChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "key": "lamp_out",
                         *       "value": {
                         *         "due_hours": 72,
                         *         "name": {
                         *           "en": "Street lamp out",
                         *           "fr": "Lampadaire éteint"
                         *         }
                         *       },
                         *       "version": 3
                         *     }
                         */
                        "application/json": components["schemas"]["Written"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/servers/{code}/check": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a server, as it would be written, what it knows; nothing is sent to it, and nothing is written here. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "drop_key": false,
                     *       "jurisdiction": "claire-metropole",
                     *       "key": "lamp_out",
                     *       "services": {},
                     *       "url": "https://api.ville.example/open311/v2"
                     *     }
                     */
                    "application/json": components["schemas"]["RemoteServerAsked"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "is_told": false,
                         *       "key": "accepted",
                         *       "missing": [
                         *         "lamp_out"
                         *       ],
                         *       "outcome": "ready",
                         *       "reason": "Pièce en rupture chez le fournisseur",
                         *       "services": [
                         *         {
                         *           "code": "lamp_out",
                         *           "name": "Éclairage public"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["RemoteCheck"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/service-order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put groups and services in order. */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The etag as read; `"none"` for a new thing. */
                    "If-Match"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "groups": [
                     *         "lighting"
                     *       ],
                     *       "note": "Pièce commandée, passage jeudi.",
                     *       "services": [
                     *         "lamp_out"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["OrderChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "key": "lamp_out",
                         *       "value": {
                         *         "due_hours": 72,
                         *         "name": {
                         *           "en": "Street lamp out",
                         *           "fr": "Lampadaire éteint"
                         *         }
                         *       },
                         *       "version": 3
                         *     }
                         */
                        "application/json": components["schemas"]["Written"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every service and group, retired ones too, each with its version. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "groups": [
                         *         {
                         *           "code": "lamp_out",
                         *           "etag": "5f2b8c1d9e0a4b7c",
                         *           "name": {
                         *             "en": "Street lamp out",
                         *             "fr": "Lampadaire éteint"
                         *           }
                         *         }
                         *       ],
                         *       "icons": [
                         *         "lamp"
                         *       ],
                         *       "layers": [
                         *         "street_lamp"
                         *       ],
                         *       "may_change": true,
                         *       "order_etag": "0a4b7c5f2b8c1d9e",
                         *       "services": [
                         *         {
                         *           "asset_layer": "street_lamp",
                         *           "asset_tolerance_m": 3,
                         *           "code": "lamp_out",
                         *           "description": {
                         *             "en": "Street lamp out",
                         *             "fr": "Lampadaire éteint"
                         *           },
                         *           "due_count": 3,
                         *           "due_hours": 72,
                         *           "due_unit": "hours",
                         *           "duplicate_radius_m": 3,
                         *           "etag": "5f2b8c1d9e0a4b7c",
                         *           "group": "lighting",
                         *           "icon": "lamp",
                         *           "is_active": true,
                         *           "is_batch": false,
                         *           "is_private": false,
                         *           "keywords": {
                         *             "fr": [
                         *               "lampadaire",
                         *               "lumière"
                         *             ]
                         *           },
                         *           "name": {
                         *             "en": "Street lamp out",
                         *             "fr": "Lampadaire éteint"
                         *           },
                         *           "questions": [
                         *             {
                         *               "code": "how_many",
                         *               "datatype": "singlevaluelist",
                         *               "hint": {
                         *                 "fr": "Comptez ceux de la rue."
                         *               },
                         *               "is_required": false,
                         *               "label": {
                         *                 "en": "Street lamp out",
                         *                 "fr": "Lampadaire éteint"
                         *               },
                         *               "shown_if": {
                         *                 "question": "how_many",
                         *                 "values": [
                         *                   "one"
                         *                 ]
                         *               },
                         *               "stop": {
                         *                 "phone": "+33 2 61 91 00 10",
                         *                 "text": {
                         *                   "en": "Street lamp out",
                         *                   "fr": "Lampadaire éteint"
                         *                 },
                         *                 "title": {
                         *                   "en": "Street lamp out",
                         *                   "fr": "Lampadaire éteint"
                         *                 },
                         *                 "values": [
                         *                   "one"
                         *                 ]
                         *               },
                         *               "values": [
                         *                 {
                         *                   "key": "one",
                         *                   "name": {
                         *                     "en": "Street lamp out",
                         *                     "fr": "Lampadaire éteint"
                         *                   }
                         *                 }
                         *               ]
                         *             }
                         *           ],
                         *           "recent": 3
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["ServiceSettings"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/services/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        get?: never;
        /** Write a service; with `If-Match: "none"` a new one. 412 `config.changed` carries `current`. */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The etag as read; `"none"` for a new thing. */
                    "If-Match"?: string | null;
                };
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "asset_layer": "street_lamp",
                     *       "asset_tolerance_m": 3,
                     *       "description": {
                     *         "en": "Street lamp out",
                     *         "fr": "Lampadaire éteint"
                     *       },
                     *       "due_count": 3,
                     *       "due_hours": 72,
                     *       "due_unit": "hours",
                     *       "duplicate_radius_m": 3,
                     *       "group": "lighting",
                     *       "icon": "lamp",
                     *       "is_active": true,
                     *       "is_batch": false,
                     *       "is_private": false,
                     *       "keywords": {
                     *         "fr": [
                     *           "lampadaire",
                     *           "lumière"
                     *         ]
                     *       },
                     *       "name": {
                     *         "en": "Street lamp out",
                     *         "fr": "Lampadaire éteint"
                     *       },
                     *       "note": "Pièce commandée, passage jeudi.",
                     *       "questions": [
                     *         {
                     *           "code": "how_many",
                     *           "datatype": "singlevaluelist",
                     *           "hint": {
                     *             "fr": "Comptez ceux de la rue."
                     *           },
                     *           "is_required": false,
                     *           "label": {
                     *             "en": "Street lamp out",
                     *             "fr": "Lampadaire éteint"
                     *           },
                     *           "values": [
                     *             {
                     *               "key": "one",
                     *               "name": {
                     *                 "en": "Street lamp out",
                     *                 "fr": "Lampadaire éteint"
                     *               }
                     *             }
                     *           ]
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["ServiceChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "key": "lamp_out",
                         *       "value": {
                         *         "due_hours": 72,
                         *         "name": {
                         *           "en": "Street lamp out",
                         *           "fr": "Lampadaire éteint"
                         *         }
                         *       },
                         *       "version": 3
                         *     }
                         */
                        "application/json": components["schemas"]["Written"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/town": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The town's own rules. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "contest_days": 14,
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "holidays": {
                         *         "alsace_moselle": false,
                         *         "extra": [
                         *           {
                         *             "date": "2026-11-20",
                         *             "name": "Éclairage public"
                         *           }
                         *         ]
                         *       },
                         *       "may_change": true,
                         *       "minimum_sample": 10,
                         *       "retention_months": 12
                         *     }
                         */
                        "application/json": components["schemas"]["TownSettings"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        /** Write the town's own rules. */
        put: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The etag as read; `"none"` for a new thing. */
                    "If-Match"?: string | null;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "contest_days": 14,
                     *       "holidays": {
                     *         "alsace_moselle": false,
                     *         "extra": [
                     *           {
                     *             "date": "2026-11-20",
                     *             "name": "Éclairage public"
                     *           }
                     *         ]
                     *       },
                     *       "minimum_sample": 10,
                     *       "note": "Pièce commandée, passage jeudi.",
                     *       "retention_months": 12
                     *     }
                     */
                    "application/json": components["schemas"]["TownChange"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "key": "lamp_out",
                         *       "value": {
                         *         "due_hours": 72,
                         *         "name": {
                         *           "en": "Street lamp out",
                         *           "fr": "Lampadaire éteint"
                         *         }
                         *       },
                         *       "version": 3
                         *     }
                         */
                        "application/json": components["schemas"]["Written"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was changed, by whom and when, newest first. */
        get: {
            parameters: {
                query?: {
                    before?: number | null;
                    key?: string | null;
                    kind?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "next": 3,
                         *       "versions": [
                         *         {
                         *           "at": "2026-11-20T08:30:00+00:00",
                         *           "batch_size": 3,
                         *           "by": "Éclairage public",
                         *           "differences": [
                         *             {
                         *               "after": 48,
                         *               "before": 72,
                         *               "path": "due_hours"
                         *             }
                         *           ],
                         *           "id": 421,
                         *           "key": "lamp_out",
                         *           "kind": "status",
                         *           "may_take_back": true,
                         *           "more": 3,
                         *           "note": "Pièce commandée, passage jeudi.",
                         *           "takes_back": 3
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Versions"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/versions/{version_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version_id: number;
            };
            cookie?: never;
        };
        /** One change, and what taking it back would change now. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    version_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "at": "2026-11-20T08:30:00+00:00",
                         *       "back": [
                         *         {
                         *           "after": 48,
                         *           "before": 72,
                         *           "path": "due_hours"
                         *         }
                         *       ],
                         *       "batch_size": 3,
                         *       "by": "Éclairage public",
                         *       "differences": [
                         *         {
                         *           "after": 48,
                         *           "before": 72,
                         *           "path": "due_hours"
                         *         }
                         *       ],
                         *       "etag": "5f2b8c1d9e0a4b7c",
                         *       "id": 421,
                         *       "key": "lamp_out",
                         *       "kind": "status",
                         *       "may_take_back": true,
                         *       "more": 3,
                         *       "note": "Pièce commandée, passage jeudi.",
                         *       "takes_back": 3
                         *     }
                         */
                        "application/json": components["schemas"]["VersionDetail"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/settings/versions/{version_id}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                version_id: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write again what was there before a change, as a new version. */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description The etag as read; `"none"` for a new thing. */
                    "If-Match"?: string | null;
                };
                path: {
                    version_id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "note": "Pièce commandée, passage jeudi."
                     *     }
                     */
                    "application/json": components["schemas"]["Noted"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "versions": [
                         *         3
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["TakenBack"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/stickers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many stickers this choice makes. */
        get: {
            parameters: {
                query: {
                    area?: string | null;
                    layer: string;
                    references?: string[];
                    street?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "count": 3,
                         *       "sample": [
                         *         "EP-00421"
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["StickerCount"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/stickers.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The sheets as a PDF, by reference. 422 `stickers.none` or `stickers.too_many`. */
        get: {
            parameters: {
                query: {
                    area?: string | null;
                    format?: "63x38" | "99x38" | "99x68" | "105x148";
                    layer: string;
                    references?: string[];
                    skip?: number;
                    street?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/stickers/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The town's layers of objects and the sheets that can be printed. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "formats": [
                         *         {
                         *           "code": "lamp_out",
                         *           "height_mm": 3,
                         *           "per_sheet": 3,
                         *           "width_mm": 3
                         *         }
                         *       ],
                         *       "layers": [
                         *         {
                         *           "code": "lamp_out",
                         *           "count": 3,
                         *           "name": "Éclairage public"
                         *         }
                         *       ],
                         *       "most": 3
                         *     }
                         */
                        "application/json": components["schemas"]["StickerChoices"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The answers in use, those of a service first; `all` also lists what is switched off, for the editor. */
        get: {
            parameters: {
                query?: {
                    all?: boolean;
                    service?: string | null;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "languages": [
                         *         "fr"
                         *       ],
                         *       "may_edit": true,
                         *       "targets": [
                         *         {
                         *           "code": "lamp_out",
                         *           "label": "EP-00421",
                         *           "placeholders": [
                         *             "public_id"
                         *           ]
                         *         }
                         *       ],
                         *       "templates": [
                         *         {
                         *           "body": {
                         *             "fr": "Nous avons commandé la pièce."
                         *           },
                         *           "code": "lamp_out",
                         *           "is_active": true,
                         *           "is_own": false,
                         *           "is_standard": false,
                         *           "label": "EP-00421",
                         *           "name": {
                         *             "en": "Street lamp out",
                         *             "fr": "Lampadaire éteint"
                         *           },
                         *           "position": 3,
                         *           "service": "lamp_out",
                         *           "target": "scheduled",
                         *           "updated_at": "2026-11-20T08:30:00+00:00",
                         *           "updated_by": "Nadia Ferreira",
                         *           "version": 3
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Templates"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/templates/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        get?: never;
        /** Write an answer; `version` is the one that was read, 0 for one the town has not written yet. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "body": {
                     *         "fr": "Nous avons commandé la pièce."
                     *       },
                     *       "is_active": true,
                     *       "name": {
                     *         "en": "Street lamp out",
                     *         "fr": "Lampadaire éteint"
                     *       },
                     *       "position": 3,
                     *       "service": "lamp_out",
                     *       "target": "scheduled",
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["TemplateDraft"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "body": {
                         *         "fr": "Nous avons commandé la pièce."
                         *       },
                         *       "code": "lamp_out",
                         *       "is_active": true,
                         *       "is_own": false,
                         *       "is_standard": false,
                         *       "label": "EP-00421",
                         *       "name": {
                         *         "en": "Street lamp out",
                         *         "fr": "Lampadaire éteint"
                         *       },
                         *       "position": 3,
                         *       "service": "lamp_out",
                         *       "target": "scheduled",
                         *       "updated_at": "2026-11-20T08:30:00+00:00",
                         *       "updated_by": "Nadia Ferreira",
                         *       "version": 3
                         *     }
                         */
                        "application/json": components["schemas"]["Template"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        post?: never;
        /** Take the town's own words away: a standard answer becomes the standard one again. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    code: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/templates/try": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The mail that a template would make of a report, before it is saved. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "body": {
                     *         "fr": "Nous avons commandé la pièce."
                     *       },
                     *       "is_active": true,
                     *       "locale": "fr",
                     *       "name": {
                     *         "en": "Street lamp out",
                     *         "fr": "Lampadaire éteint"
                     *       },
                     *       "position": 3,
                     *       "report_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                     *       "service": "lamp_out",
                     *       "target": "scheduled",
                     *       "version": 3
                     *     }
                     */
                    "application/json": components["schemas"]["TryRequest"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "html": "<p>Nous passons jeudi matin.</p>",
                         *       "is_changed": false,
                         *       "lead": "Votre signalement RC-2026-04817",
                         *       "locale": "fr",
                         *       "note": "Pièce commandée, passage jeudi.",
                         *       "subject": "RC-2026-04817 : votre signalement avance",
                         *       "tells": 3,
                         *       "template": "part-ordered",
                         *       "text": "Nous passons jeudi matin."
                         *     }
                         */
                        "application/json": components["schemas"]["Preview"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/tiles/{town}/reports/{z}/{x}/{y}.mvt": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                town: string;
                x: number;
                y: number;
                z: number;
            };
            cookie?: never;
        };
        /** The reports of one tile that the viewer may see and the filters keep, layer `reports`; empty without any. */
        get: {
            parameters: {
                query?: {
                    area?: string | null;
                    /** @description `me`, `nobody`, or the id of somebody on whose round the reports are. */
                    assigned?: string | null;
                    /** @description west,south,east,north in degrees */
                    bbox?: number[];
                    contested?: boolean;
                    department?: string[];
                    dispatch?: boolean;
                    /** @description Past due by more days than the department bears. */
                    dormant?: boolean;
                    has_duplicates?: boolean;
                    has_photo?: boolean;
                    older_days?: number | null;
                    overdue?: boolean;
                    /** @description Only private ones, or only the others; both when left out. */
                    private?: boolean | null;
                    /** @description A number, an address, the number painted on a lamp, or words. */
                    q?: string;
                    service?: string[];
                    /** @description From this day on, in the town's time. */
                    since?: string | null;
                    since_days?: number | null;
                    source?: ("app" | "web" | "counter" | "telephone" | "meeting" | "open311" | "import" | "crew")[];
                    status?: ("received" | "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened")[];
                    /** @description Up to and with this day. */
                    until?: string | null;
                };
                header?: never;
                path: {
                    town: string;
                    x: number;
                    y: number;
                    z: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/vnd.mapbox-vector-tile": string;
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/views/{view_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                view_id: string;
            };
            cookie?: never;
        };
        get?: never;
        /** Keep a view under an id made by the caller: the same again changes nothing. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    view_id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "is_shared": false,
                     *       "name": "Éclairage public",
                     *       "query": {
                     *         "q": "alliés",
                     *         "state": "open"
                     *       },
                     *       "shared_with": "lighting"
                     *     }
                     */
                    "application/json": components["schemas"]["SaveView"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "layout": {
                         *         "columns": [
                         *           "number"
                         *         ],
                         *         "density": "normal",
                         *         "keys": false,
                         *         "shape": "map"
                         *       },
                         *       "start_view_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "views": [
                         *         {
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "is_mine": false,
                         *           "is_shared": false,
                         *           "may_change": true,
                         *           "name": "Éclairage public",
                         *           "owner": "Nadia Ferreira",
                         *           "query": {
                         *             "q": "alliés",
                         *             "state": "open"
                         *           },
                         *           "shared_with": {
                         *             "code": "lighting",
                         *             "email": "eclairage@aubeclaire.example",
                         *             "name": "Éclairage public",
                         *             "phone": "+33 2 61 91 00 10"
                         *           }
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Desk"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        post?: never;
        /** Forget a view; for a shared one, everybody's. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    view_id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "layout": {
                         *         "columns": [
                         *           "number"
                         *         ],
                         *         "density": "normal",
                         *         "keys": false,
                         *         "shape": "map"
                         *       },
                         *       "start_view_id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *       "views": [
                         *         {
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "is_mine": false,
                         *           "is_shared": false,
                         *           "may_change": true,
                         *           "name": "Éclairage public",
                         *           "owner": "Nadia Ferreira",
                         *           "query": {
                         *             "q": "alliés",
                         *             "state": "open"
                         *           },
                         *           "shared_with": {
                         *             "code": "lighting",
                         *             "email": "eclairage@aubeclaire.example",
                         *             "name": "Éclairage public",
                         *             "phone": "+33 2 61 91 00 10"
                         *           }
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Desk"];
                    };
                };
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/views/counts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many reports each of the viewer's views shows now. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "counts": {
                         *         "changed": 1,
                         *         "new": 2
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["ViewCounts"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The endpoints that the town tells of events, and the events there are. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "events": [
                         *         "report.status_changed"
                         *       ],
                         *       "webhooks": [
                         *         {
                         *           "area_codes": [
                         *             "saint-aubin"
                         *           ],
                         *           "created_at": "2026-11-20T08:30:00+00:00",
                         *           "dead": 3,
                         *           "delivered": 3,
                         *           "department_codes": [
                         *             "lighting"
                         *           ],
                         *           "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *           "disabled_at": "2026-11-20T08:30:00+00:00",
                         *           "disabled_reason": null,
                         *           "event_types": [
                         *             "report.status_changed"
                         *           ],
                         *           "failing_since": "2026-11-20T08:30:00+00:00",
                         *           "failures": 3,
                         *           "id": 421,
                         *           "last_at": "2026-11-20T08:30:00+00:00",
                         *           "old_secret_until": "2026-11-20T08:30:00+00:00",
                         *           "service_codes": [
                         *             "lamp_out"
                         *           ],
                         *           "statuses": [
                         *             "acknowledged"
                         *           ],
                         *           "url": "https://logiciel.exemple.fr/rue-claire",
                         *           "waiting": 3,
                         *           "with_private": false
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["Webhooks"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        /** Make an endpoint; its secret is in this answer and never again. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "area_codes": [
                     *         "saint-aubin"
                     *       ],
                     *       "department_codes": [
                     *         "lighting"
                     *       ],
                     *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                     *       "event_types": [
                     *         "report.status_changed"
                     *       ],
                     *       "service_codes": [
                     *         "lamp_out"
                     *       ],
                     *       "statuses": [
                     *         "acknowledged"
                     *       ],
                     *       "url": "https://logiciel.exemple.fr/rue-claire",
                     *       "with_private": false
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookWish"];
                };
            };
            responses: {
                /** @description Created */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "secret": "whsec_c3RyZWV0LWxhbXBzLW9mLWF1YmVjbGFpcmU=",
                         *       "webhook": {
                         *         "area_codes": [
                         *           "saint-aubin"
                         *         ],
                         *         "created_at": "2026-11-20T08:30:00+00:00",
                         *         "dead": 3,
                         *         "delivered": 3,
                         *         "department_codes": [
                         *           "lighting"
                         *         ],
                         *         "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *         "disabled_at": "2026-11-20T08:30:00+00:00",
                         *         "disabled_reason": null,
                         *         "event_types": [
                         *           "report.status_changed"
                         *         ],
                         *         "failing_since": "2026-11-20T08:30:00+00:00",
                         *         "failures": 3,
                         *         "id": 421,
                         *         "last_at": "2026-11-20T08:30:00+00:00",
                         *         "old_secret_until": "2026-11-20T08:30:00+00:00",
                         *         "service_codes": [
                         *           "lamp_out"
                         *         ],
                         *         "statuses": [
                         *           "acknowledged"
                         *         ],
                         *         "url": "https://logiciel.exemple.fr/rue-claire",
                         *         "waiting": 3,
                         *         "with_private": false
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["MadeWebhook"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/webhooks/{webhook_id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: number;
            };
            cookie?: never;
        };
        get?: never;
        /** Set an endpoint anew. */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhook_id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "area_codes": [
                     *         "saint-aubin"
                     *       ],
                     *       "department_codes": [
                     *         "lighting"
                     *       ],
                     *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                     *       "event_types": [
                     *         "report.status_changed"
                     *       ],
                     *       "service_codes": [
                     *         "lamp_out"
                     *       ],
                     *       "statuses": [
                     *         "acknowledged"
                     *       ],
                     *       "url": "https://logiciel.exemple.fr/rue-claire",
                     *       "with_private": false
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookWish"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "area_codes": [
                         *         "saint-aubin"
                         *       ],
                         *       "created_at": "2026-11-20T08:30:00+00:00",
                         *       "dead": 3,
                         *       "delivered": 3,
                         *       "department_codes": [
                         *         "lighting"
                         *       ],
                         *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *       "disabled_at": "2026-11-20T08:30:00+00:00",
                         *       "disabled_reason": null,
                         *       "event_types": [
                         *         "report.status_changed"
                         *       ],
                         *       "failing_since": "2026-11-20T08:30:00+00:00",
                         *       "failures": 3,
                         *       "id": 421,
                         *       "last_at": "2026-11-20T08:30:00+00:00",
                         *       "old_secret_until": "2026-11-20T08:30:00+00:00",
                         *       "service_codes": [
                         *         "lamp_out"
                         *       ],
                         *       "statuses": [
                         *         "acknowledged"
                         *       ],
                         *       "url": "https://logiciel.exemple.fr/rue-claire",
                         *       "waiting": 3,
                         *       "with_private": false
                         *     }
                         */
                        "application/json": components["schemas"]["Webhook"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        post?: never;
        /** Delete an endpoint with its log and whatever waits for it. */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhook_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/webhooks/{webhook_id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: number;
            };
            cookie?: never;
        };
        /** The fifty newest deliveries with every try. */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhook_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "deliveries": [
                         *         {
                         *           "attempts": [
                         *             {
                         *               "answer": "204",
                         *               "duration_ms": 84,
                         *               "error": "Délai dépassé",
                         *               "status_code": 200,
                         *               "tried_at": "2026-11-20T08:30:00+00:00"
                         *             }
                         *           ],
                         *           "created_at": "2026-11-20T08:30:00+00:00",
                         *           "event": "report.status_changed",
                         *           "id": "6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "message_id": "msg_6e1d7d0d-9538-501b-8ace-101c04db0308",
                         *           "next_at": "2026-11-20T08:30:00+00:00",
                         *           "public_id": "RC-2026-04817",
                         *           "state": "pending"
                         *         }
                         *       ]
                         *     }
                         */
                        "application/json": components["schemas"]["WebhookLog"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/webhooks/{webhook_id}/deliveries/{delivery_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delivery_id: string;
                webhook_id: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell one event again under the same `webhook-id`. 409 while the endpoint is off. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    delivery_id: string;
                    webhook_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description No Content */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/webhooks/{webhook_id}/off": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell the endpoint nothing more until it is turned on. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhook_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "area_codes": [
                         *         "saint-aubin"
                         *       ],
                         *       "created_at": "2026-11-20T08:30:00+00:00",
                         *       "dead": 3,
                         *       "delivered": 3,
                         *       "department_codes": [
                         *         "lighting"
                         *       ],
                         *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *       "disabled_at": "2026-11-20T08:30:00+00:00",
                         *       "disabled_reason": null,
                         *       "event_types": [
                         *         "report.status_changed"
                         *       ],
                         *       "failing_since": "2026-11-20T08:30:00+00:00",
                         *       "failures": 3,
                         *       "id": 421,
                         *       "last_at": "2026-11-20T08:30:00+00:00",
                         *       "old_secret_until": "2026-11-20T08:30:00+00:00",
                         *       "service_codes": [
                         *         "lamp_out"
                         *       ],
                         *       "statuses": [
                         *         "acknowledged"
                         *       ],
                         *       "url": "https://logiciel.exemple.fr/rue-claire",
                         *       "waiting": 3,
                         *       "with_private": false
                         *     }
                         */
                        "application/json": components["schemas"]["Webhook"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/webhooks/{webhook_id}/on": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell the endpoint again from now on. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhook_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "area_codes": [
                         *         "saint-aubin"
                         *       ],
                         *       "created_at": "2026-11-20T08:30:00+00:00",
                         *       "dead": 3,
                         *       "delivered": 3,
                         *       "department_codes": [
                         *         "lighting"
                         *       ],
                         *       "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *       "disabled_at": "2026-11-20T08:30:00+00:00",
                         *       "disabled_reason": null,
                         *       "event_types": [
                         *         "report.status_changed"
                         *       ],
                         *       "failing_since": "2026-11-20T08:30:00+00:00",
                         *       "failures": 3,
                         *       "id": 421,
                         *       "last_at": "2026-11-20T08:30:00+00:00",
                         *       "old_secret_until": "2026-11-20T08:30:00+00:00",
                         *       "service_codes": [
                         *         "lamp_out"
                         *       ],
                         *       "statuses": [
                         *         "acknowledged"
                         *       ],
                         *       "url": "https://logiciel.exemple.fr/rue-claire",
                         *       "waiting": 3,
                         *       "with_private": false
                         *     }
                         */
                        "application/json": components["schemas"]["Webhook"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/webhooks/{webhook_id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell everything again that was given up for this endpoint. 409 while it is off. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhook_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "count": 3
                         *     }
                         */
                        "application/json": components["schemas"]["Retried"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/webhooks/{webhook_id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace the secret; for `overlap_hours` messages carry a signature of each. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhook_id: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    /**
                     * @example {
                     *       "overlap_hours": 3
                     *     }
                     */
                    "application/json": components["schemas"]["Rotation"];
                };
            };
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "secret": "whsec_c3RyZWV0LWxhbXBzLW9mLWF1YmVjbGFpcmU=",
                         *       "webhook": {
                         *         "area_codes": [
                         *           "saint-aubin"
                         *         ],
                         *         "created_at": "2026-11-20T08:30:00+00:00",
                         *         "dead": 3,
                         *         "delivered": 3,
                         *         "department_codes": [
                         *           "lighting"
                         *         ],
                         *         "description": "Le lampadaire devant l’école est éteint depuis lundi.",
                         *         "disabled_at": "2026-11-20T08:30:00+00:00",
                         *         "disabled_reason": null,
                         *         "event_types": [
                         *           "report.status_changed"
                         *         ],
                         *         "failing_since": "2026-11-20T08:30:00+00:00",
                         *         "failures": 3,
                         *         "id": 421,
                         *         "last_at": "2026-11-20T08:30:00+00:00",
                         *         "old_secret_until": "2026-11-20T08:30:00+00:00",
                         *         "service_codes": [
                         *           "lamp_out"
                         *         ],
                         *         "statuses": [
                         *           "acknowledged"
                         *         ],
                         *         "url": "https://logiciel.exemple.fr/rue-claire",
                         *         "waiting": 3,
                         *         "with_private": false
                         *       }
                         *     }
                         */
                        "application/json": components["schemas"]["MadeWebhook"];
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/webhooks/{webhook_id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                webhook_id: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a `webhook.test` message; the log says how it went. 409 while the endpoint is off. */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    webhook_id: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Accepted */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        /**
                         * @example {
                         *       "delivery_id": "6e1d7d0d-9538-501b-8ace-101c04db0308"
                         *     }
                         */
                        "application/json": components["schemas"]["WebhookTest"];
                    };
                };
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/staff/v1/work-orders.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A page for each report, in the order asked for: place on a plan, photos, and a code for the crew's app. */
        get: {
            parameters: {
                query: {
                    ids: string[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description OK */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/pdf": string;
                    };
                };
                422: components["responses"]["UNPROCESSABLE_ENTITY"];
                429: components["responses"]["LIMITED"];
                default: components["responses"]["DEFAULT_ERROR"];
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Accept: {
            password: string;
            token: string;
        };
        Addresses: {
            addresses: components["schemas"]["AddressHit"][];
        };
        AddressHit: {
            distance_m: number | null;
            /** @enum {string} */
            kind: "address" | "street" | "area" | "landmark" | "asset";
            label: string;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
        };
        Alert: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "street" | "circle" | "quarter";
            label: string;
            radius_m: number | null;
            services: components["schemas"]["ServiceName"][];
            /** @enum {string} */
            state: "pending" | "active" | "ended";
            tells_resolved: boolean;
        };
        Alerts: {
            alerts: components["schemas"]["Alert"][];
        };
        Answer: {
            /** @enum {string} */
            answer: "good" | "fair" | "poor";
            /** @default null */
            comment?: string | null;
            token: string;
        };
        AnswerChoice: {
            key: string;
            /**
             * @example {
             *       "en": "Street lamp out",
             *       "fr": "Lampadaire éteint"
             *     }
             */
            name: {
                [key: string]: string;
            };
        };
        Answered: {
            /** Format: uuid */
            challenge_id: string;
            credential: {
                [key: string]: unknown;
            };
        };
        Apart: {
            /** Format: uuid */
            other_id: string;
        };
        ApiKey: {
            /** Format: date-time */
            created_at: string;
            id: number;
            /** Format: date-time */
            last_used_at: string | null;
            name: string;
            per_minute: number;
            /** Format: date-time */
            revoked_at: string | null;
            scopes: string[];
        };
        ApiKeys: {
            keys: components["schemas"]["ApiKey"][];
            scopes: string[];
        };
        AreaChange: {
            geometry: components["schemas"]["Surface"];
            /** @default false */
            is_retired?: boolean;
            name: string;
            /** @default null */
            note?: string | null;
        };
        AreaChoice: {
            code: string;
            name: string;
        };
        AreaEffect: {
            hectares: number;
            hectares_before: number;
            hectares_outside: number;
            is_repaired: boolean;
            overlaps: components["schemas"]["AreaOverlap"][];
            /** @description Open reports that it would take in. */
            reports_in: number;
            /** @description Open reports that it would leave out. */
            reports_out: number;
            rules: number;
        };
        AreaFigure: {
            code: string;
            late: number;
            /** @description Of a place inside, for its label. */
            latitude: number;
            longitude: number;
            name: string;
            open: number;
            /** @description Received per 1,000 inhabitants; null where nobody said how many live there. */
            per_thousand: number | null;
            received: number;
            /** @description GeoJSON geometry, simplified. */
            shape: {
                [key: string]: unknown;
            };
        };
        AreaFigures: {
            areas: components["schemas"]["AreaFigure"][];
        };
        AreaFile: {
            areas: components["schemas"]["ImportedArea"][];
            /** @enum {string} */
            kind: "quarter" | "district" | "zone" | "depot";
            /** @default null */
            note?: string | null;
            /**
             * @description Also retire the areas of this kind that are not in the file.
             * @default false
             */
            retires_missing?: boolean;
        };
        AreaOutline: {
            geometry: components["schemas"]["Surface"];
        };
        AreaOverlap: {
            hectares: number;
            name: string;
        };
        AreaPlan: {
            areas: components["schemas"]["PlannedArea"][];
            /** @description What `If-Match` names when it is written. */
            etag: string;
        };
        AreaRow: {
            code: string;
            corners: number;
            etag: string;
            geometry: components["schemas"]["Surface"];
            hectares: number;
            is_retired: boolean;
            /** @description `kind:code`. */
            key: string;
            kind: string;
            name: string;
            rules: number;
        };
        AreaSettings: {
            areas: components["schemas"]["AreaRow"][];
            kinds: string[];
            may_change: boolean;
        };
        AreasWritten: {
            count: number;
        };
        Around: {
            assets: components["schemas"]["Asset"][];
            choices: components["schemas"]["RouteChoice"][];
            department: components["schemas"]["Department"] | null;
            /** Format: date-time */
            due_at: string | null;
            duplicates: components["schemas"]["Card"][];
            landmarks: components["schemas"]["Landmark"][];
            place: components["schemas"]["Place"];
            reports: components["schemas"]["Card"][];
            /** @description Null on the town's own roads. */
            road: components["schemas"]["Road"] | null;
            total: number;
            why: components["schemas"]["Why"] | null;
        };
        Asked: {
            /** Format: uuid */
            challenge_id: string;
            options: {
                [key: string]: unknown;
            };
        };
        AskedAlert: {
            email_masked: string;
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "street" | "circle" | "quarter";
            label: string;
            radius_m: number | null;
            services: components["schemas"]["ServiceName"][];
            /** @enum {string} */
            state: "pending" | "active" | "ended";
            tells_resolved: boolean;
        };
        Asset: {
            distance_m: number | null;
            id: number;
            label: string | null;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            layer: string;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
            reference: string;
        };
        Assign: {
            /** Format: uuid */
            staff_id: string | null;
        };
        Assignee: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        AuditEntry: {
            action: string;
            actor_kind: string;
            /** Format: date-time */
            at: string;
            detail: {
                [key: string]: unknown;
            };
            id: number;
            subject: string;
            subject_kind: string;
            who: string | null;
        };
        AuditLine: {
            action: string;
            actor_kind: string;
            /** Format: date-time */
            at: string;
            by: string | null;
            detail: {
                [key: string]: unknown;
            };
        };
        AuditPage: {
            actions: string[];
            authors: components["schemas"]["Author"][];
            entries: components["schemas"]["AuditEntry"][];
            next_before: number | null;
        };
        Author: {
            /** Format: uuid */
            id: string;
            name: string;
        };
        Beat: {
            /** @default false */
            is_leaving?: boolean;
            /** @default false */
            is_writing?: boolean;
        };
        Bodies: {
            bodies: components["schemas"]["Body"][];
        };
        Body: {
            area_codes: string[];
            email: string;
            id: number;
            is_active: boolean;
            locale: string;
            may_close: boolean;
            name: string;
            phone: string | null;
            service_codes: string[];
        };
        BodyValues: {
            area_codes?: string[];
            /** Format: email */
            email: string;
            /** @default true */
            is_active?: boolean;
            /**
             * @default fr
             * @enum {string}
             */
            locale?: "fr" | "en";
            /**
             * @description Whether its “done” closes the report without an agent's look.
             * @default false
             */
            may_close?: boolean;
            name: string;
            /** @default null */
            phone?: string | null;
            service_codes?: string[];
        };
        Box: {
            height: number;
            /** @enum {string} */
            kind: "face" | "plate" | "other";
            width: number;
            x: number;
            y: number;
        };
        BoxesChange: {
            boxes: components["schemas"]["Box"][];
            revision: number;
        };
        BulkAssign: {
            /** Format: uuid */
            staff_id: string | null;
        };
        BulkItem: {
            /** Format: uuid */
            change_id: string;
            etag: string;
            /** Format: uuid */
            id: string;
        };
        BulkMoves: {
            moves: components["schemas"]["Move"][];
        };
        BulkNames: {
            people: components["schemas"]["Named"][];
        };
        BulkNamesRequest: {
            /** @enum {string} */
            reason: "clarify" | "inform" | "verify" | "rights" | "safety";
            report_ids: string[];
        };
        BulkPreview: {
            by_channel: {
                [key: string]: number;
            };
            outcomes: components["schemas"]["Outcome"][];
            people: number;
            told: components["schemas"]["Told"][];
            /** @description Of those told by mail, how many in their digest of the day. */
            waiting: number;
        };
        BulkPreviewRequest: {
            /** @default null */
            assign?: components["schemas"]["BulkAssign"] | null;
            items: components["schemas"]["BulkItem"][];
            /** @default null */
            reassign?: components["schemas"]["BulkReassign"] | null;
            /** @default null */
            status?: components["schemas"]["BulkStatus"] | null;
        };
        BulkReassign: {
            department_code: string;
            /** @default null */
            note?: string | null;
        };
        BulkRequest: {
            /** @default null */
            assign?: components["schemas"]["BulkAssign"] | null;
            items: components["schemas"]["BulkItem"][];
            /** @default null */
            reassign?: components["schemas"]["BulkReassign"] | null;
            /** @default null */
            status?: components["schemas"]["BulkStatus"] | null;
        };
        BulkResult: {
            outcomes: components["schemas"]["Outcome"][];
        };
        BulkStatus: {
            /** @default null */
            duplicate_of?: string | null;
            /** @default null */
            forwarded_to?: components["schemas"]["Competent"] | null;
            /** @default null */
            note?: string | null;
            /**
             * Format: date-time
             * @default null
             */
            planned_at?: string | null;
            /**
             * @default null
             * @enum {string|null}
             */
            reason_code?: "not_competent" | "private_property" | "not_found" | "not_a_defect" | "unclear" | "unsafe" | "already_fixed" | "photo_impossible" | "done_remotely" | null;
            /**
             * @description An answer kept ready, said of each report; `note` then holds words in its place.
             * @default null
             */
            template?: string | null;
            /** @enum {string} */
            to: "received" | "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened";
        };
        Call: {
            /** Format: date-time */
            at: string;
            by: string;
            id: number;
            is_read: boolean;
            public_id: string;
            service: string;
            text: string;
        };
        Calls: {
            calls: components["schemas"]["Call"][];
            /** @description Reports long past due that one was told of and has not looked at. */
            dormant_unseen: number;
            /** @description Exports of one's own that came to their end unseen. */
            files_unseen: number;
            unread: number;
            wants_mail: boolean;
        };
        Can: {
            add_photo: boolean;
            contest: boolean;
            /** Format: date-time */
            contest_until: string | null;
            follow: boolean;
        };
        Card: {
            address: string | null;
            area: string | null;
            distance_m: number | null;
            /** Format: date-time */
            due_at: string;
            follower_count: number;
            is_late: boolean;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
            photo: components["schemas"]["Picture"] | null;
            /** @example RC-2026-04817 */
            public_id: string;
            service: components["schemas"]["ServiceName"];
            /** @enum {string} */
            status: "received" | "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened";
            status_label: string;
            /** Format: date-time */
            submitted_at: string;
        };
        Catalogue: {
            areas: components["schemas"]["CodeName"][];
            departments: components["schemas"]["Department"][];
            reasons: components["schemas"]["Reasons"];
            services: components["schemas"]["ServiceChoice"][];
            sources: components["schemas"]["CodeLabel"][];
            staff: components["schemas"]["Colleague"][];
            statuses: components["schemas"]["StatusChoice"][];
        };
        Change: {
            /** Format: uuid */
            id: string;
            /** @description Whether the filters mean it as it is now. */
            is_match: boolean;
            report: components["schemas"]["StaffCard"] | null;
        };
        ChangeAlert: {
            is_active: boolean;
            services?: string[];
            tells_resolved: boolean;
            token: string;
        };
        Changes: {
            changes: components["schemas"]["Change"][];
            cursor: number;
            is_cut: boolean;
        };
        ChannelDay: {
            channel: string;
            failed: number;
            /** Format: date-time */
            last_sent_at: string | null;
            sent: number;
            waiting: number;
        };
        Channels: {
            email_confirmed: boolean;
            email_masked: string | null;
            /** @enum {string} */
            email_mode: "each" | "daily" | "none";
            phone_confirmed: boolean;
            phone_masked: string | null;
            /**
             * @description How the caller is known; null for somebody who follows nothing yet.
             * @enum {string|null}
             */
            proof: "session" | "link" | "phone" | null;
            push_browsers: number;
            push_here: boolean;
            /** @description applicationServerKey, base64url. */
            push_key: string;
            sms_offered: boolean;
            wants_sms: boolean;
        };
        ChannelsChange: {
            /**
             * @default null
             * @enum {string|null}
             */
            email_mode?: "each" | "daily" | "none" | null;
            /**
             * @default null
             * @enum {string|null}
             */
            locale?: "fr" | "en" | "es" | "pt" | "ar" | "tr" | null;
            /** @default null */
            town?: string | null;
            /** @default null */
            wants_sms?: boolean | null;
        };
        CheckedText: {
            hidden: components["schemas"]["Hidden"][];
            public_text: string;
        };
        Choice: {
            key: string;
            name: string;
        };
        ChoiceOfReason: {
            code: string;
            label: string;
            /** @description Whether `forwarded_to` must say who is competent instead. */
            names_competent: boolean;
        };
        Code: {
            code: string;
        };
        CodeLabel: {
            code: string;
            label: string;
        };
        CodeName: {
            code: string;
            name: string;
        };
        Colleague: {
            departments: string[];
            /** Format: uuid */
            id: string;
            name: string;
            role: string;
        };
        Competent: {
            /** @default null */
            contact?: string | null;
            name: string;
        };
        CompetentBody: {
            email: string | null;
            name: string;
            phone: string | null;
            url: string | null;
        };
        Condition: {
            question: string;
            values: string[];
        };
        Confirmed: {
            email_masked: string | null;
            follow_token: string | null;
            public_id: string | null;
        };
        Contact: {
            email: string | null;
            email_confirmed: boolean;
            name: string | null;
            phone: string | null;
        };
        ContactAnswer: {
            contact: components["schemas"]["Contact"] | null;
        };
        ContactRequest: {
            /** @enum {string} */
            reason: "clarify" | "inform" | "verify" | "rights" | "safety";
        };
        Counts: {
            area: {
                [key: string]: number;
            };
            department: {
                [key: string]: number;
            };
            /** @description overdue, dispatch, contested, has_photo, unassigned, private */
            flags: {
                [key: string]: number;
            };
            /** @description False when there were too many to count; then there are no counts. */
            is_exact: boolean;
            service: {
                [key: string]: number;
            };
            source: {
                [key: string]: number;
            };
            status: {
                [key: string]: number;
            };
            total: number | null;
        };
        Credentials: {
            email: string;
            password: string;
        };
        Days: {
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
        };
        Delay: {
            count: number;
            median: number | null;
            ninetieth: number | null;
        };
        Department: {
            code: string;
            email: string | null;
            name: string;
            phone: string | null;
        };
        DepartmentChange: {
            /** @description Minutes of work and driving in a crew's day; null is the usual 420. */
            day_minutes?: number | null;
            /** @description Days past due after which managers are told once; null is never. */
            dormant_days?: number | null;
            /** Format: email */
            email: string | null;
            hours: {
                [key: string]: string[][];
            };
            is_active: boolean;
            is_external: boolean;
            is_fallback: boolean;
            /**
             * @example {
             *       "en": "Street lamp out",
             *       "fr": "Lampadaire éteint"
             *     }
             */
            name: {
                [key: string]: string;
            };
            /** @default null */
            note?: string | null;
            phone: string | null;
            /** @description How fast a crew gets on through the town; null is the usual 18. */
            speed_kmh?: number | null;
            /** @description Minutes that a crew works at a stop; null is the usual 20. */
            stop_minutes?: number | null;
        };
        DepartmentRow: {
            code: string;
            /** @description Minutes of work and driving in a crew's day; null is the usual 420. */
            day_minutes?: number | null;
            /** @description Days past due after which managers are told once; null is never. */
            dormant_days?: number | null;
            /** Format: email */
            email: string | null;
            etag: string;
            hours: {
                [key: string]: string[][];
            };
            is_active: boolean;
            is_external: boolean;
            is_fallback: boolean;
            may_change: boolean;
            /**
             * @example {
             *       "en": "Street lamp out",
             *       "fr": "Lampadaire éteint"
             *     }
             */
            name: {
                [key: string]: string;
            };
            phone: string | null;
            rules: number;
            /** @description How fast a crew gets on through the town; null is the usual 18. */
            speed_kmh?: number | null;
            /** @description Minutes that a crew works at a stop; null is the usual 20. */
            stop_minutes?: number | null;
        };
        DepartmentSettings: {
            departments: components["schemas"]["DepartmentRow"][];
            may_add: boolean;
        };
        Desk: {
            layout: components["schemas"]["Layout"];
            /** Format: uuid */
            start_view_id: string | null;
            views: components["schemas"]["SavedView"][];
        };
        DeskChoice: {
            layout: components["schemas"]["Layout"];
            /**
             * Format: uuid
             * @default null
             */
            start_view_id?: string | null;
        };
        Destination: {
            address: string | null;
            asset_reference: string | null;
            changes_department: boolean;
            department: components["schemas"]["Department"];
            distance_m: number;
            why: components["schemas"]["Why"];
        };
        Difference: {
            after: unknown;
            before: unknown;
            path: string;
        };
        Disabled: {
            /** @description Open stops taken off their round. */
            stops: number;
        };
        DoneStop: {
            /** Format: uuid */
            id: string;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
        };
        DrawnBox: {
            height: number;
            /** @enum {string} */
            kind: "face" | "plate" | "other";
            /** @enum {string} */
            origin: "detector" | "staff";
            width: number;
            x: number;
            y: number;
        };
        Drop: {
            /**
             * @default null
             * @enum {string|null}
             */
            reason?: "unrelated" | "people" | "unreadable" | "offensive" | "other" | null;
            revision: number;
        };
        Due: {
            /** Format: date-time */
            at: string;
            is_changed: boolean;
            sentence: string | null;
        };
        DueChange: {
            /** Format: date-time */
            due_at: string;
            reason: string;
            /** @default false */
            tells?: boolean;
        };
        EmergencyStop: {
            /** @default null */
            phone?: string | null;
            /**
             * @example {
             *       "en": "Street lamp out",
             *       "fr": "Lampadaire éteint"
             *     }
             */
            text: {
                [key: string]: string;
            };
            /**
             * @example {
             *       "en": "Street lamp out",
             *       "fr": "Lampadaire éteint"
             *     }
             */
            title: {
                [key: string]: string;
            };
            values: string[];
        };
        Endpoint: {
            endpoint: string;
        };
        Engine: {
            channels: components["schemas"]["ChannelDay"][];
            database_version: string;
            ground: components["schemas"]["Ground"];
            pictures: components["schemas"]["Pictures"];
            schema: components["schemas"]["SchemaState"];
            storage: components["schemas"]["Space"];
            version: string;
        };
        EngineFinding: {
            advice: string;
            /** @enum {string} */
            code: "secret" | "address" | "front" | "disk" | "database" | "postgis" | "clock" | "schema" | "processes" | "tasks" | "redis" | "redis_kept" | "redis_memory" | "storage" | "mail" | "default_town" | "queue" | "town";
            /** @description In English, as `flask doctor` says it. */
            said: string;
            /** @enum {string} */
            state: "ok" | "warn" | "fail";
            what: string;
        };
        Entries: {
            entries: components["schemas"]["EntryReceipt"][];
        };
        Entry: {
            /** @default null */
            accuracy_m?: number | null;
            /** @default null */
            address?: string | null;
            answers?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description The numbered object it is about; 0 for none of them; absent: the nearest of the service's kind is taken.
             * @default null
             */
            asset_id?: number | null;
            /**
             * Format: date-time
             * @default null
             */
            captured_at?: string | null;
            /**
             * @description The person agreed to leave the contact details given.
             * @default false
             */
            consent?: boolean;
            /** @default null */
            contact?: components["schemas"]["Sender"] | null;
            /** @default null */
            department_code?: string | null;
            /** @default  */
            description?: string | null;
            /** @default null */
            gps?: components["schemas"]["Gps"] | null;
            /** Format: uuid */
            id: string;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            /**
             * @default null
             * @enum {string|null}
             */
            locale?: "fr" | "en" | "es" | "pt" | "ar" | "tr" | null;
            /** @default null */
            location_hint?: string | null;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
            photo_ids?: string[];
            service_code: string;
            /** @enum {string} */
            source: "counter" | "telephone" | "meeting";
            /**
             * Format: uuid
             * @description Who listened, when a colleague's session sends what an offline device kept.
             * @default null
             */
            taken_by?: string | null;
        };
        EntryReceipt: {
            address: string | null;
            department: components["schemas"]["Department"];
            /** Format: date-time */
            due_at: string;
            email_pending_confirmation: boolean;
            follow_token: string;
            follow_url: string;
            /** Format: uuid */
            id: string;
            locale: string;
            /** @example RC-2026-04817 */
            public_id: string;
            service: components["schemas"]["ServiceName"];
            /** @enum {string} */
            source: "counter" | "telephone" | "meeting";
            /** @enum {string} */
            status: "received" | "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened";
            status_label: string;
            /** Format: date-time */
            submitted_at: string;
            town: string;
            why: components["schemas"]["Why"];
        };
        Examination: {
            findings: components["schemas"]["EngineFinding"][];
        };
        Export: {
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            /** @enum {string|null} */
            failure: "storage" | "stopped" | "other" | null;
            /** Format: date-time */
            finished_at: string | null;
            /** @enum {string} */
            format: "csv" | "xlsx" | "geojson" | "gpkg";
            /** Format: uuid */
            id: string;
            is_seen: boolean;
            rows_done: number;
            rows_total: number;
            size_bytes: number | null;
            /** @enum {string} */
            state: "waiting" | "working" | "ready" | "failed";
            url: string | null;
        };
        ExportChoices: {
            /** @description Small enough for the answer itself. */
            at_once: boolean;
            columns: components["schemas"]["ExportColumn"][];
            count: number;
            may_take_personal: boolean;
        };
        ExportColumn: {
            code: string;
            is_personal: boolean;
            is_usual: boolean;
            label: string;
        };
        Exports: {
            exports: components["schemas"]["Export"][];
        };
        Factors: {
            /** @description Whether the town asks for one. */
            is_needed: boolean;
            passkeys: components["schemas"]["Passkey"][];
            recovery_left: number;
            /** Format: date-time */
            totp_since: string | null;
        };
        FieldProblem: {
            code: string;
            /** @description The field as it was sent, nested ones with dots. */
            field: string;
            /** @description A sentence in the caller's language. */
            message: string;
        };
        FigureAge: {
            count: number;
            up_to_days: number | null;
        };
        FigureLine: {
            answer: components["schemas"]["Delay"];
            code: string;
            contested: number;
            due_hours?: number | null;
            icon?: string | null;
            in_time: number;
            name: string;
            received: number;
            refused: number;
            reopened: number;
            share_in_time: number | null;
            share_reopened: number | null;
            solution: components["schemas"]["Delay"];
            solved: number;
            still_open: number;
        };
        FigureOpinion: {
            answered: number;
            asked: number;
            fair: number;
            good: number;
            poor: number;
            share_good: number | null;
        };
        FigureOpinionLine: {
            answered: number;
            asked: number;
            code: string;
            fair: number;
            good: number;
            name: string;
            poor: number;
            share_good: number | null;
        };
        FigurePart: {
            contested: number;
            in_time: number;
            received: number;
            refused: number;
            reopened: number;
            solved: number;
            /** Format: date */
            start: string;
            still_open: number;
        };
        FigureQuarter: {
            code: string;
            /** @description Less than half of what the town's pace would give, where that is enough to tell. */
            is_quiet: boolean;
            name: string;
            outline: {
                [key: string]: unknown;
            };
            per_thousand: number | null;
            population: number | null;
            received: number;
        };
        Figures: {
            areas: components["schemas"]["FigureLine"][];
            backlog: components["schemas"]["FigureAge"][];
            before: components["schemas"]["Measured"] | null;
            compared: components["schemas"]["Days"] | null;
            crews: components["schemas"]["FigureLine"][];
            departments: components["schemas"]["FigureLine"][];
            /** @description Delays were measured on one report in 16. */
            is_sampled: boolean;
            /** @description Fewer cases than this show no delay or share. */
            minimum: number;
            parts: components["schemas"]["FigurePart"][];
            period: components["schemas"]["Days"];
            quarters: components["schemas"]["FigureQuarter"][];
            satisfaction: components["schemas"]["FigureSatisfaction"];
            services: components["schemas"]["FigureLine"][];
            sources: components["schemas"]["FigureLine"][];
            /** @enum {string} */
            step: "week" | "month";
            /** @description The share that should be solved in time. */
            target: number;
            total: components["schemas"]["Measured"];
        };
        FigureSatisfaction: {
            areas: components["schemas"]["FigureOpinionLine"][];
            before: components["schemas"]["FigureOpinion"] | null;
            departments: components["schemas"]["FigureOpinionLine"][];
            services: components["schemas"]["FigureOpinionLine"][];
            total: components["schemas"]["FigureOpinion"];
        };
        Finding: {
            /** @default null */
            accuracy_m?: number | null;
            /** @default null */
            address?: string | null;
            /** @default null */
            asset_reference?: string | null;
            /**
             * Format: date-time
             * @default null
             */
            captured_at?: string | null;
            /** @default  */
            description?: string | null;
            /** Format: uuid */
            id: string;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude?: number;
            /**
             * @default fr
             * @enum {string}
             */
            locale?: "fr" | "en" | "es" | "pt" | "ar" | "tr";
            /** @default null */
            location_hint?: string | null;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude?: number;
            photo_ids?: string[];
            service_code: string;
        };
        FittingBody: {
            fits: boolean;
            id: number;
            may_close: boolean;
            name: string;
        };
        Follow: {
            /**
             * Format: email
             * @default null
             */
            email?: string | null;
            /**
             * Format: uuid
             * @default null
             */
            id?: string | null;
            /** @default false */
            joins?: boolean;
            /**
             * @default null
             * @enum {string|null}
             */
            locale?: "fr" | "en" | "es" | "pt" | "ar" | "tr" | null;
            /**
             * @description For the team, not published.
             * @default null
             */
            note?: string | null;
            photo_ids?: string[];
        };
        Following: {
            email_pending_confirmation: boolean;
            follow_token: string;
            follower_count: number;
            public_id: string;
        };
        Forwarded: {
            contact: string | null;
            name: string;
        };
        Found: {
            address: string | null;
            department: components["schemas"]["Team"];
            /** Format: uuid */
            id: string;
            is_mine: boolean;
            public_id: string;
            service: components["schemas"]["ServiceName"];
        };
        Gps: {
            /** @default null */
            accuracy_m?: number | null;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
        };
        Ground: {
            areas: number;
            /** Format: date-time */
            imported_at: string | null;
            objects: number;
            streets: number;
        };
        GroupChange: {
            /**
             * @example {
             *       "en": "Street lamp out",
             *       "fr": "Lampadaire éteint"
             *     }
             */
            name: {
                [key: string]: string;
            };
            /** @default null */
            note?: string | null;
        };
        GroupRow: {
            code: string;
            etag: string;
            /**
             * @example {
             *       "en": "Street lamp out",
             *       "fr": "Lampadaire éteint"
             *     }
             */
            name: {
                [key: string]: string;
            };
        };
        HandOver: {
            body_id: number;
            /** @default 30 */
            days?: number;
            /** Format: uuid */
            id: string;
            message: string;
        };
        HardStop: {
            phone: string | null;
            text: string;
            title: string;
            values: string[];
        };
        Health: {
            database: boolean;
            photos: components["schemas"]["PhotoHealth"];
            queues: components["schemas"]["Queue"][];
            redis: boolean;
            /** Format: date-time */
            relay_seen_at: string | null;
            schedule: components["schemas"]["Periodic"][];
            workers: components["schemas"]["Worker"][];
        };
        Hidden: {
            end: number;
            /** @enum {string} */
            kind: "email" | "telephone" | "plate";
            start: number;
        };
        Holiday: {
            /** Format: date */
            date: string;
            name: string;
        };
        Holidays: {
            alsace_moselle: boolean;
            extra: components["schemas"]["Holiday"][];
        };
        ImportedArea: {
            /** @default null */
            code?: string | null;
            geometry: components["schemas"]["Surface"];
            name: string;
        };
        InternalNote: {
            /** Format: date-time */
            at: string;
            by: string | null;
            id: number;
            text: string;
        };
        Intervention: {
            answer: string | null;
            /** Format: date-time */
            answered_at: string | null;
            body: string;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            id: string;
            is_expired: boolean;
            may_close: boolean;
            message: string;
            photo_ids: string[];
            /** Format: date-time */
            planned_at: string | null;
            public_id: string;
            reason: string | null;
            sent_by: string;
            /** @enum {string} */
            state: "sent" | "taken" | "done" | "accepted" | "declined" | "revoked";
            /** Format: date-time */
            updated_at: string;
        };
        InterventionList: {
            interventions: components["schemas"]["Intervention"][];
        };
        Interventions: {
            bodies: components["schemas"]["FittingBody"][];
            /** @description For how long a link lives unless told otherwise. */
            days: number;
            /** @description The report's, after this. */
            etag: string;
            interventions: components["schemas"]["Intervention"][];
        };
        Invitation: {
            email: string;
            /** @description Characters their password must have. */
            least: number;
            name: string;
            town: string;
        };
        Invite: {
            areas?: number[];
            /** @description Codes; none is the whole town, and for a crew only its own round. */
            departments: string[];
            email: string;
            /**
             * @default fr
             * @enum {string}
             */
            locale?: "fr" | "en";
            /** @default false */
            may_use_provider?: boolean;
            name: string;
            /** @enum {string} */
            role: "crew" | "agent" | "manager" | "admin";
        };
        Invited: {
            /** Format: uuid */
            id: string;
        };
        InviteToken: {
            token: string;
        };
        Job: {
            address: string | null;
            answer: string | null;
            asset: string | null;
            body: string;
            decline_reasons: components["schemas"]["JobReason"][];
            description: string | null;
            done_reasons: components["schemas"]["JobReason"][];
            /** Format: date-time */
            expires_at: string;
            /** @description Whether a step can be taken now. */
            is_waiting: boolean;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            location_hint: string | null;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
            may_close: boolean;
            message: string;
            photos: components["schemas"]["Picture"][];
            /** Format: date-time */
            planned_at: string | null;
            public_id: string;
            service: components["schemas"]["ServiceName"];
            /** @enum {string} */
            state: "sent" | "taken" | "done" | "accepted" | "declined" | "revoked";
            town: components["schemas"]["JobTown"];
        };
        JobReason: {
            code: string;
            label: string;
        };
        JobTown: {
            colour: string | null;
            department: string;
            email: string | null;
            name: string;
            phone: string | null;
            slug: string;
        };
        Landmark: {
            distance_m: number;
            label: string;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
        };
        Layer: {
            code: string;
            count: number;
            name: string;
        };
        Layout: {
            /** @default null */
            columns?: ("number" | "what" | "where" | "status" | "age" | "due" | "department" | "assigned" | "source" | "updated")[] | null;
            /**
             * @default normal
             * @enum {string}
             */
            density?: "normal" | "compact";
            /**
             * @description Whether single letters are shortcuts.
             * @default true
             */
            keys?: boolean;
            /**
             * @default map
             * @enum {string}
             */
            shape?: "map" | "table";
        };
        Letter: {
            attempts: number;
            /** Format: date-time */
            dead_at: string;
            event: string | null;
            id: number;
            kind: string;
            last_error: string | null;
            public_id: string | null;
        };
        Letters: {
            letters: components["schemas"]["Letter"][];
        };
        Likelihood: {
            /** @enum {string|null} */
            because: "nearby" | "often" | "hour" | "season" | null;
            score: number;
        };
        Likely: {
            card: components["schemas"]["Card"];
            description: string;
            /** Format: uuid */
            id: string;
            is_open: boolean;
            likeness: components["schemas"]["Likeness"];
        };
        LikelyList: {
            suggestions: components["schemas"]["Likely"][];
        };
        Likeness: {
            distance_m: number;
            hours_apart: number;
            same_asset: boolean;
            same_service: boolean;
            /** @description From 0 to 1. */
            score: number;
            similar_photo: boolean;
            similar_text: boolean;
        };
        List: {
            next_cursor: string | null;
            reports: components["schemas"]["StaffCard"][];
            total: number | null;
        };
        ListedObject: {
            department: string | null;
            etag: string;
            is_retired: boolean;
            label: string | null;
            latitude: number;
            layer: string;
            longitude: number;
            open_reports: number;
            reference: string;
        };
        MadeApiKey: {
            key: components["schemas"]["ApiKey"];
            secret: string;
        };
        MadeWebhook: {
            secret: string;
            webhook: components["schemas"]["Webhook"];
        };
        MailChoice: {
            wants_mail: boolean;
        };
        Measured: {
            answer: components["schemas"]["Delay"];
            contested: number;
            in_time: number;
            received: number;
            refused: number;
            reopened: number;
            share_in_time: number | null;
            share_reopened: number | null;
            solution: components["schemas"]["Delay"];
            solved: number;
            still_open: number;
        };
        MeasuredPlace: {
            accuracy_m: number | null;
            /** @description Metres to the chosen point. */
            distance_m: number;
            /** @enum {string} */
            kind: "gps" | "photo";
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
        };
        Mine: {
            email_confirmed: boolean;
            email_masked: string | null;
            is_reporter: boolean;
        };
        Move: {
            label: string;
            needs: ("note" | "reason" | "photo_or_reason" | "planned_at" | "forwarded_to" | "duplicate_of")[];
            reasons: components["schemas"]["ChoiceOfReason"][];
            /** @enum {string} */
            to: "received" | "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened";
        };
        MultipartSubmission: {
            /** @default null */
            accuracy_m?: number | null;
            /** @default null */
            address?: string | null;
            /**
             * @description A JSON object {question code: answer}.
             * @default {}
             */
            answers?: string;
            /**
             * @description The numbered object it is about; 0 for none of them; absent: the nearest of the service's kind is taken.
             * @default null
             */
            asset_id?: number | null;
            /** @default null */
            department_code?: string | null;
            /** @default  */
            description?: string;
            /**
             * Format: email
             * @default null
             */
            email?: string | null;
            /** @default null */
            gps_accuracy_m?: number | null;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            gps_latitude?: number;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            gps_longitude?: number;
            /**
             * Format: uuid
             * @default null
             */
            id?: string | null;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            /**
             * @default null
             * @enum {string|null}
             */
            locale?: "fr" | "en" | "es" | "pt" | "ar" | "tr" | null;
            /** @default null */
            location_hint?: string | null;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
            /** @default null */
            name?: string | null;
            /** @default null */
            phone?: string | null;
            photos?: string[];
            service_code: string;
        };
        MyCard: {
            address: string | null;
            area: string | null;
            distance_m: number | null;
            /** Format: date-time */
            due_at: string;
            follow_token: string;
            follower_count: number;
            is_late: boolean;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
            photo: components["schemas"]["Picture"] | null;
            /** @example RC-2026-04817 */
            public_id: string;
            service: components["schemas"]["ServiceName"];
            /** @enum {string} */
            status: "received" | "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened";
            status_label: string;
            /** Format: date-time */
            submitted_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        MyReports: {
            follows: components["schemas"]["MyCard"][];
            reports: components["schemas"]["MyCard"][];
            signed_in: boolean;
        };
        Nameable: {
            /** Format: uuid */
            id: string;
            name: string;
            role: string;
        };
        Nameables: {
            people: components["schemas"]["Nameable"][];
        };
        Named: {
            email_masked: string | null;
            /** Format: uuid */
            id: string;
            name: string | null;
        };
        NamedService: {
            code: string;
            name: string;
        };
        NearObject: {
            distance_m: number;
            id: number;
            label: string;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            layer: string;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
            reference: string;
        };
        NewAlert: {
            /** Format: email */
            email: string;
            /** Format: uuid */
            id: string;
            /** @default null */
            label?: string | null;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude?: number;
            /**
             * @default null
             * @enum {string|null}
             */
            locale?: "fr" | "en" | "es" | "pt" | "ar" | "tr" | null;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude?: number;
            /** @default null */
            quarter?: string | null;
            /** @default 300 */
            radius_m?: number;
            services?: string[];
            /** @default null */
            street?: string | null;
            /** @default true */
            tells_resolved?: boolean;
            /** @default null */
            town?: string | null;
        };
        NewApiKey: {
            name: string;
            /** @default 60 */
            per_minute?: number;
            scopes: ("reports:read" | "reports:write" | "reports:manage")[];
        };
        NewPasskey: {
            /** Format: uuid */
            challenge_id: string;
            credential: {
                [key: string]: unknown;
            };
            name: string;
        };
        NewPlace: {
            /** @default null */
            asset_id?: number | null;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
        };
        Note: {
            is_public: boolean;
            /** @default null */
            template?: string | null;
            text: string;
        };
        Noted: {
            /** @default null */
            note?: string | null;
        };
        NotFixed: {
            /**
             * Format: uuid
             * @default null
             */
            id?: string | null;
            /** @default null */
            note?: string | null;
            photo_ids?: string[];
            token: string;
        };
        Nothing: Record<string, never>;
        ObjectChange: {
            department: string | null;
            is_retired: boolean;
            label: string | null;
            latitude: number;
            layer: string;
            longitude: number;
            /** @default null */
            note?: string | null;
            reference: string;
        };
        ObjectFile: {
            layer: string;
            /** @default null */
            note?: string | null;
            rows: components["schemas"]["ObjectRow"][];
            /**
             * @description Also withdraw the objects of the layer that are not in the file.
             * @default false
             */
            withdraws_missing?: boolean;
        };
        ObjectLayer: {
            code: string;
            count: number;
            name: string;
        };
        ObjectPlan: {
            counts: {
                [key: string]: number;
            };
            etag: string;
            /** @description Changes in one go at most. */
            most: number;
            objects: components["schemas"]["PlannedObject"][];
        };
        ObjectRow: {
            label: string | null;
            latitude: number;
            longitude: number;
            reference: string;
        };
        Objects: {
            layer: string;
            layers: components["schemas"]["ObjectLayer"][];
            may_change: boolean;
            next: string | null;
            objects: components["schemas"]["ListedObject"][];
        };
        ObjectsWritten: {
            count: number;
        };
        OpenColumn: {
            description: string;
            example: string;
            name: string;
            type: string;
            values: string[];
        };
        OpenDataBuild: {
            /** Format: date-time */
            asked_at: string | null;
            /** Format: date-time */
            done_at: string | null;
            error: string | null;
            /** @enum {string} */
            state: "never" | "waiting" | "building" | "retrying" | "failed" | "done";
        };
        OpenDataChange: {
            /** @description False takes everything back at the next build. */
            is_on: boolean;
            /** @description So many reports at least are alike in date, place and kind. */
            k: number;
            /** @enum {string} */
            licence: "etalab-2.0" | "odbl-1.0";
            /** @default null */
            note?: string | null;
            /** @description The side of a square of places, in metres. */
            place_m: number;
        };
        OpenDataEdition: {
            /** Format: date-time */
            built_at: string | null;
            files: number;
            left_out: number;
            left_out_is_least: boolean;
            lines: number;
            months: number;
            size_bytes: number;
        };
        OpenDataset: {
            anonymisation: components["schemas"]["OpenMonth"][];
            catalogue_url: string;
            columns: components["schemas"]["OpenColumn"][];
            /** @description Whether the town publishes its reports. */
            is_on: boolean;
            /** @description Whether there are files to take. */
            is_published: boolean;
            k: number;
            licence: components["schemas"]["OpenLicence"];
            months: components["schemas"]["OpenPart"][];
            place_m: number;
            report_url: string;
            schema_url: string;
            town: string;
            /** Format: date-time */
            updated_at: string | null;
            whole: components["schemas"]["OpenPart"] | null;
        };
        OpenDataSettings: {
            build: components["schemas"]["OpenDataBuild"];
            edition: components["schemas"]["OpenDataEdition"];
            etag: string;
            /** @description False takes everything back at the next build. */
            is_on: boolean;
            /** @description So many reports at least are alike in date, place and kind. */
            k: number;
            /** @enum {string} */
            licence: "etalab-2.0" | "odbl-1.0";
            licences: components["schemas"]["OpenLicence"][];
            months: components["schemas"]["OpenMonth"][];
            /** @description The side of a square of places, in metres. */
            place_m: number;
        };
        OpenFile: {
            bytes: number;
            format: string;
            sha256: string;
            /** Format: date-time */
            updated_at: string;
            url: string;
        };
        OpenLicence: {
            code: string;
            name: string;
            url: string;
        };
        OpenMonth: {
            day: number;
            left_out: number | null;
            month: string;
            month_wide: number;
            published: number;
            squares: number;
            town_wide: number;
            week: number;
        };
        OpenPart: {
            files: components["schemas"]["OpenFile"][];
            /** @example 2026-10 */
            part: string;
            rows: number;
        };
        OpenSession: {
            browser: string | null;
            /** Format: date-time */
            created_at: string;
            factors: string[];
            /** Format: uuid */
            id: string;
            is_this: boolean;
            /** Format: date-time */
            seen_at: string;
            system: string | null;
        };
        OpenSessions: {
            sessions: components["schemas"]["OpenSession"][];
        };
        OrderChange: {
            groups: string[];
            /** @default null */
            note?: string | null;
            services: string[];
        };
        Outcome: {
            /** Format: uuid */
            change_id: string;
            code: string | null;
            detail: string | null;
            public_id: string | null;
            /** @enum {string} */
            state: "done" | "repeated" | "unchanged" | "refused";
        };
        PaginationMetadata: {
            /** @description First available page number. */
            first_page?: number;
            /** @description Last available page number. */
            last_page?: number;
            /** @description Next page number. */
            next_page?: number;
            /** @description Current page number. */
            page?: number;
            /** @description Previous page number. */
            previous_page?: number;
            /** @description Total number of items. */
            total?: number;
            /** @description Total number of pages. */
            total_pages?: number;
        };
        PairSide: {
            card: components["schemas"]["Card"];
            description: string;
            etag: string;
            /** Format: uuid */
            id: string;
        };
        Panel: {
            address: string | null;
            area: string | null;
            asset: components["schemas"]["Asset"] | null;
            assigned_to: components["schemas"]["Assignee"] | null;
            audit: components["schemas"]["AuditLine"][];
            can: components["schemas"]["Can"];
            /** Format: date-time */
            closed_at: string | null;
            contested: boolean;
            department: components["schemas"]["Department"];
            description: string;
            distance_m: number | null;
            due: components["schemas"]["Due"];
            /** Format: date-time */
            due_at: string;
            duplicate_of: string | null;
            duplicates: string[];
            /** @description For If-Match, quotes included. */
            etag: string;
            follower_count: number;
            forwarded_to: components["schemas"]["Forwarded"] | null;
            /** Format: uuid */
            id: string;
            internal_notes: components["schemas"]["InternalNote"][];
            is_late: boolean;
            is_private: boolean;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            /** @description How to find the spot, for the team and its author alone; null to everybody else. */
            location_hint: string | null;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
            may_change_due: boolean;
            may_split: boolean;
            may_unsplit: boolean;
            mine: components["schemas"]["Mine"] | null;
            moves: components["schemas"]["Move"][];
            nearby: components["schemas"]["Card"][];
            needs_dispatch: boolean;
            notifications: components["schemas"]["Trace"][];
            part_of: components["schemas"]["Whole"] | null;
            parts: components["schemas"]["Part"][];
            photo: components["schemas"]["Picture"] | null;
            photos: components["schemas"]["Photo"][];
            /** Format: date-time */
            planned_at: string | null;
            /** @example RC-2026-04817 */
            public_id: string;
            reason: components["schemas"]["Reason"] | null;
            /** @description Whether there is a contact; what it is, is asked for apart. */
            reporter: components["schemas"]["SenderContact"] | null;
            /** @description The stored reason, as routing wrote it. */
            routing: {
                [key: string]: unknown;
            };
            /** @description For the holder of a token. */
            satisfaction: components["schemas"]["Satisfaction"] | null;
            service: components["schemas"]["ServiceName"];
            source: string;
            /** @enum {string} */
            status: "received" | "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened";
            status_label: string;
            /** Format: date-time */
            submitted_at: string;
            timeline: components["schemas"]["TimelineEntry"][];
            town: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
            why: components["schemas"]["Why"];
        };
        Part: {
            department: components["schemas"]["Department"];
            is_late: boolean;
            is_open: boolean;
            public_id: string;
            status: string;
            status_label: string;
            words: string;
        };
        Passkey: {
            /** Format: date-time */
            created_at: string;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            last_used_at: string | null;
            name: string;
        };
        PasswordChange: {
            current: string;
            password: string;
        };
        People: {
            areas: components["schemas"]["PersonAreaChoice"][];
            people: components["schemas"]["Person"][];
            /** @description Roles that the viewer may give. */
            roles: string[];
        };
        Periodic: {
            error: string | null;
            /** Format: date-time */
            last_run_at: string;
            name: string;
        };
        Person: {
            areas: components["schemas"]["PersonArea"][];
            departments: components["schemas"]["PersonTeam"][];
            email: string;
            has_totp: boolean;
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            invited_until: string | null;
            is_self: boolean;
            /** Format: date-time */
            last_seen_at: string | null;
            may_change: boolean;
            may_use_provider: boolean;
            name: string;
            open_stops: number;
            passkeys: number;
            role: string;
            /** @enum {string} */
            state: "active" | "invited" | "disabled";
        };
        PersonArea: {
            id: number;
            name: string;
        };
        PersonAreaChoice: {
            id: number;
            kind: string;
            name: string;
        };
        PersonRound: {
            /** @description Closed by them today. */
            done: number;
            /** Format: uuid */
            id: string;
            is_too_much: boolean;
            metres: number;
            minutes: number;
            name: string;
            stops: components["schemas"]["RoundStop"][];
        };
        PersonTeam: {
            code: string;
            name: string;
        };
        Phone: {
            phone: string;
        };
        Photo: {
            alt: string;
            /** Format: date-time */
            at: string;
            /** @description The reader sent it, it came to nothing, and another one may take its place. */
            can_replace: boolean;
            /** @description Why it stays private; staff only. */
            failure_code?: string;
            height: number | null;
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description The photo in whose place this one was sent; staff only.
             */
            replaces?: string;
            /** @enum {string} */
            role: "before" | "after" | "detail";
            /** @enum {string} */
            state: "pending" | "ready" | "failed" | "held";
            urls: {
                [key: string]: string;
            };
            width: number | null;
        };
        PhotoHealth: {
            failed: number;
            pending: number;
        };
        PhotoInPlace: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            photo_id: string;
            /**
             * Format: uuid
             * @default null
             */
            replaces?: string | null;
            token: string;
        };
        PhotoReceipt: {
            bytes: number;
            /** @example image/jpeg */
            content_type: string;
            /** @description Pixels, upright. */
            height: number;
            /** Format: uuid */
            id: string;
            place: components["schemas"]["Position"] | null;
            /** @enum {string} */
            state: "pending" | "ready" | "failed" | "held";
            /** Format: date-time */
            taken_at: string | null;
            /** @description Pixels, upright. */
            width: number;
        };
        PhotoWork: {
            boxes: components["schemas"]["DrawnBox"][];
            /** @enum {string|null} */
            boxes_by: "detector" | "staff" | null;
            /** Format: date-time */
            created_at: string;
            /** @description Why it is private, in words. */
            failure: string | null;
            failure_code: string | null;
            height: number;
            /** Format: uuid */
            id: string;
            /** @description The picture uncovered, while it is kept. Looking at it leaves a trace. */
            original_url: string | null;
            /** @description The report's number. */
            public_id: string;
            /** Format: date-time */
            published_at: string | null;
            /** Format: uuid */
            report_id: string;
            revision: number;
            /** @enum {string} */
            state: "pending" | "ready" | "failed" | "held";
            urls: {
                [key: string]: string;
            };
            /** @description Pixels of the upright original. */
            width: number;
        };
        Picture: {
            alt: string;
            /** Format: uuid */
            id: string;
            urls: {
                [key: string]: string;
            };
        };
        Pictures: {
            /** @description Of their public copies. */
            bytes: number;
            count: number;
        };
        Place: {
            address: string | null;
            area: string | null;
            street: string | null;
            town: string;
        };
        PlannedArea: {
            /** @description Its name until now. */
            before: string | null;
            hectares: number | null;
            hectares_before: number | null;
            is_repaired: boolean;
            key: string;
            name: string;
            reason: string | null;
            /** @enum {string} */
            state: "new" | "changed" | "same" | "gone" | "in_use" | "broken";
        };
        PlannedObject: {
            label: string | null;
            moved_m: number | null;
            reference: string;
            /** @enum {string} */
            state: "new" | "changed" | "same" | "gone" | "outside";
        };
        Position: {
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
        };
        Presence: {
            etag: string;
            people: components["schemas"]["PresentPerson"][];
        };
        PresentPerson: {
            /** Format: uuid */
            id: string;
            is_writing: boolean;
            name: string;
        };
        Preview: {
            html: string;
            is_changed: boolean;
            lead: string;
            locale: string;
            note: string | null;
            subject: string;
            tells: number;
            template: string | null;
            text: string;
        };
        PreviewRequest: {
            /** @default null */
            duplicate_of?: string | null;
            /** @default null */
            forwarded_to?: components["schemas"]["Competent"] | null;
            /**
             * Format: uuid
             * @default null
             */
            id?: string | null;
            /** @default null */
            note?: string | null;
            photo_ids?: string[];
            /**
             * Format: date-time
             * @default null
             */
            planned_at?: string | null;
            /**
             * @default null
             * @enum {string|null}
             */
            reason_code?: "not_competent" | "private_property" | "not_found" | "not_a_defect" | "unclear" | "unsafe" | "already_fixed" | "photo_impossible" | "done_remotely" | null;
            /** Format: uuid */
            report_id: string;
            /**
             * @description An answer kept ready; `note` is then only what was changed in its words.
             * @default null
             */
            template?: string | null;
            /** @enum {string} */
            to: "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened" | "answer" | "received";
        };
        Problem: {
            code: string;
            detail: string;
            errors?: components["schemas"]["FieldProblem"][];
            status: number;
            title: string;
            type: string;
        } & {
            [key: string]: unknown;
        };
        ProviderOffer: {
            failure: string | null;
            is_on: boolean;
            label: string | null;
        };
        PublicDelay: {
            count: number | null;
            median: number | null;
            ninetieth: number | null;
        };
        PublicLine: {
            answer: components["schemas"]["PublicDelay"];
            code: string | null;
            contested: number;
            name: string | null;
            others: boolean;
            passed_on: number;
            received: number;
            refused: number;
            solution: components["schemas"]["PublicDelay"];
            solved: number;
            still_open: number;
        };
        PublicList: {
            next_cursor: string | null;
            reports: components["schemas"]["Card"][];
            total: number | null;
        };
        PublicPeriod: {
            answer: components["schemas"]["PublicDelay"];
            areas: components["schemas"]["PublicLine"][];
            contested: number;
            /** @example 2026-10-01 */
            first: string;
            k: number;
            /** @example 2026-10-31 */
            last: string;
            minimum: number;
            passed_on: number;
            received: number;
            refused: number;
            services: components["schemas"]["PublicLine"][];
            solution: components["schemas"]["PublicDelay"];
            solved: number;
            still_open: number;
        };
        PublicPoint: {
            month: string;
            received: number;
            solved: number;
        };
        PublicStatistics: {
            curve: components["schemas"]["PublicPoint"][];
            licence: components["schemas"]["OpenLicence"];
            months: string[];
            period: components["schemas"]["PublicPeriod"] | null;
            town: string;
            /** Format: date-time */
            updated_at: string | null;
        };
        Pushed: {
            follow_token: string | null;
        };
        PushEndpoint: {
            endpoint: string;
            keys: components["schemas"]["PushKeys"];
            /**
             * @default null
             * @enum {string|null}
             */
            locale?: "fr" | "en" | "es" | "pt" | "ar" | "tr" | null;
            /** @default null */
            public_id?: string | null;
            /** @default null */
            town?: string | null;
        };
        PushKeys: {
            auth: string;
            p256dh: string;
        };
        Quarter: {
            bounds: number[];
            code: string;
            name: string;
        };
        Quarters: {
            quarters: components["schemas"]["Quarter"][];
        };
        Question: {
            code: string;
            datatype: string;
            hint: string | null;
            is_required: boolean;
            label: string;
            order: number;
            shown_if: components["schemas"]["Condition"] | null;
            stop: components["schemas"]["HardStop"] | null;
            values: components["schemas"]["Choice"][] | null;
        };
        Queue: {
            dead: number;
            due: number;
            name: string;
            oldest_seconds: number | null;
            sending: number;
            trouble: string | null;
            waiting: number;
        };
        Read: {
            /** @default null */
            public_id?: string | null;
        };
        Reason: {
            code: string;
            competent: string | null;
            label: string;
        };
        Reasons: {
            rejected: components["schemas"]["CodeLabel"][];
            resolved_without_photo: components["schemas"]["CodeLabel"][];
        };
        Reassign: {
            department_code: string;
            /** @default null */
            note?: string | null;
        };
        Receipt: {
            address: string | null;
            department: components["schemas"]["Department"];
            /** Format: date-time */
            due_at: string;
            email_pending_confirmation: boolean;
            follow_token: string;
            follow_url: string;
            /** Format: uuid */
            id: string;
            /** @example RC-2026-04817 */
            public_id: string;
            service: components["schemas"]["ServiceName"];
            /** @enum {string} */
            status: "received" | "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened";
            status_label: string;
            /** Format: date-time */
            submitted_at: string;
            town: string;
            why: components["schemas"]["Why"];
        };
        Recovery: {
            recovery_codes: string[];
        };
        Remark: {
            answer: string;
            /** Format: date-time */
            at: string;
            comment: string;
            public_id: string;
        };
        RemoteCheck: {
            /** @description Whether it knows service request updates. */
            is_told: boolean | null;
            /** @enum {string} */
            key: "accepted" | "refused" | "absent" | "unknown";
            /** @description Ours that come here and that it does not know. */
            missing: string[];
            /** @enum {string} */
            outcome: "ready" | "no_answer" | "forbidden" | "refused";
            reason: string | null;
            /** @description Theirs. */
            services: components["schemas"]["NamedService"][];
        };
        RemoteCounts: {
            done: number;
            pending: number;
            returned: number;
            sent: number;
        };
        RemoteServerAsked: {
            /**
             * @description Forget the key.
             * @default false
             */
            drop_key?: boolean;
            /**
             * @description Its jurisdiction_id, when it serves several.
             * @default null
             */
            jurisdiction?: string | null;
            /**
             * @description A new key; without one the old one stays, as long as the host does.
             * @default null
             */
            key?: string | null;
            /** @description Their code by ours; one without an entry keeps its code. */
            services?: {
                [key: string]: string;
            };
            /**
             * @description Up to the version.
             * @example https://api.ville.example/open311/v2
             */
            url: string;
        };
        RemoteServerChange: {
            /**
             * @description When it closes its own: `close` closes the report here, `ask` has somebody look first.
             * @default close
             * @enum {string}
             */
            closing?: "close" | "ask";
            /**
             * @description Forget the key.
             * @default false
             */
            drop_key?: boolean;
            is_active: boolean;
            /**
             * @description Whether it is told of what changes here (service request updates).
             * @default true
             */
            is_told?: boolean;
            /**
             * @description Its jurisdiction_id, when it serves several.
             * @default null
             */
            jurisdiction?: string | null;
            /**
             * @description A new key; without one the old one stays, as long as the host does.
             * @default null
             */
            key?: string | null;
            /** @default null */
            note?: string | null;
            /** @description Their code by ours; one without an entry keeps its code. */
            services?: {
                [key: string]: string;
            };
            /**
             * @description Up to the version.
             * @example https://api.ville.example/open311/v2
             */
            url: string;
        };
        RemoteServerRow: {
            counts: components["schemas"]["RemoteCounts"];
            department: string;
            etag: string;
            name: string;
            server: components["schemas"]["RemoteServerValue"] | null;
            /** @description Codes of the services that a rule brings here. */
            services: string[];
        };
        RemoteServers: {
            departments: components["schemas"]["RemoteServerRow"][];
            services: components["schemas"]["NamedService"][];
        };
        RemoteServerValue: {
            /** @enum {string} */
            closing: "close" | "ask";
            has_key: boolean;
            is_active: boolean;
            is_told: boolean;
            jurisdiction: string | null;
            /** @description The variable RUECLAIRE_REMOTE_KEY_… it is read from. */
            key_name: string | null;
            /** @description What went wrong last. */
            last_error: string | null;
            /**
             * Format: date-time
             * @description When it was last asked.
             */
            polled_at: string | null;
            services: {
                [key: string]: string;
            };
            url: string;
        };
        Renew: {
            /** @default 30 */
            days?: number;
        };
        ReportPair: {
            likeness: components["schemas"]["Likeness"];
            other: components["schemas"]["PairSide"];
            report: components["schemas"]["PairSide"];
        };
        ReportPairs: {
            pairs: components["schemas"]["ReportPair"][];
        };
        ReportView: {
            address: string | null;
            area: string | null;
            can: components["schemas"]["Can"];
            /** Format: date-time */
            closed_at: string | null;
            department: components["schemas"]["Department"];
            description: string;
            distance_m: number | null;
            /** Format: date-time */
            due_at: string;
            duplicate_of: string | null;
            follower_count: number;
            forwarded_to: components["schemas"]["Forwarded"] | null;
            is_late: boolean;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            /** @description How to find the spot, for the team and its author alone; null to everybody else. */
            location_hint: string | null;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
            mine: components["schemas"]["Mine"] | null;
            photo: components["schemas"]["Picture"] | null;
            photos: components["schemas"]["Photo"][];
            /** Format: date-time */
            planned_at: string | null;
            /** @example RC-2026-04817 */
            public_id: string;
            reason: components["schemas"]["Reason"] | null;
            /** @description For the holder of a token. */
            satisfaction: components["schemas"]["Satisfaction"] | null;
            service: components["schemas"]["ServiceName"];
            /** @enum {string} */
            status: "received" | "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened";
            status_label: string;
            /** Format: date-time */
            submitted_at: string;
            timeline: components["schemas"]["TimelineEntry"][];
            town: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
            why: components["schemas"]["Why"];
        };
        ResidentSession: {
            email_masked: string | null;
            /** Format: date-time */
            expires_at: string;
            town: string;
        };
        Retried: {
            count: number;
        };
        Revision: {
            revision: number;
        };
        Rights: {
            areas?: number[];
            /** @description Codes; none is the whole town, and for a crew only its own round. */
            departments: string[];
            /** @default false */
            may_use_provider?: boolean;
            name: string;
            /** @enum {string} */
            role: "crew" | "agent" | "manager" | "admin";
        };
        Road: {
            competent: components["schemas"]["CompetentBody"] | null;
            /** @enum {string} */
            owner: "metropole" | "departement" | "state" | "private";
            /** @description Codes of services; `all` for every one. */
            refuses: string[];
        };
        Rotation: {
            /** @default 24 */
            overlap_hours?: number;
        };
        Rounds: {
            /** Format: date */
            day: string;
            /** @description The longest day of any team; each team has its own. */
            most_minutes: number;
            teams: components["schemas"]["TeamRounds"][];
        };
        RoundStop: {
            address: string | null;
            asset_reference: string | null;
            /** Format: date-time */
            due_at: string;
            /** @description For a change of many, quotes included. */
            etag: string;
            /** Format: uuid */
            id: string;
            is_late: boolean;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
            /** Format: date-time */
            planned_at: string | null;
            public_id: string;
            service: components["schemas"]["ServiceName"];
            status: string;
            status_label: string;
        };
        RouteChoice: {
            department: components["schemas"]["Department"];
            why: components["schemas"]["Why"];
        };
        RoutingAnswer: {
            address: string | null;
            candidates: components["schemas"]["RoutingCandidate"][];
            department: components["schemas"]["CodeName"];
            is_fallback: boolean;
            quarter: string | null;
            why: components["schemas"]["Why"];
        };
        RoutingAskReplay: {
            /** @default 12 */
            months?: number;
        };
        RoutingCandidate: {
            area: string | null;
            code: string;
            department: components["schemas"]["CodeName"];
            is_drafted: boolean;
            /** @description Null for a drafted rule. */
            rule_id: number | null;
            street_owner: string | null;
        };
        RoutingChange: {
            /** @default null */
            area?: string | null;
            /**
             * Format: date-time
             * @default null
             */
            begins?: string | null;
            /** @default null */
            department?: string | null;
            /** @enum {string} */
            op: "add" | "end";
            /** @default null */
            rule_id?: number | null;
            /** @default null */
            service?: string | null;
            /**
             * @default null
             * @enum {string|null}
             */
            street_owner?: "town" | "metropole" | "departement" | "state" | "private" | null;
        };
        RoutingCover: {
            /** @description GeoJSON geometry. */
            gap: {
                [key: string]: unknown;
            } | null;
            gap_share: number;
            has_areas: boolean;
            /** @description A rule answers in the whole town. */
            is_whole: boolean;
            service: components["schemas"]["CodeName"];
        };
        RoutingCoverage: {
            cover: components["schemas"]["RoutingCover"][];
            fallback: components["schemas"]["CodeName"] | null;
            overlaps: components["schemas"]["RoutingOverlap"][];
        };
        RoutingDraft: {
            changes: components["schemas"]["RoutingChange"][];
            etag: string;
            id: number;
            name: string;
            replay: components["schemas"]["RoutingReplay"] | null;
            state: string;
            /** Format: date-time */
            updated_at: string;
        };
        RoutingDraftChange: {
            changes: components["schemas"]["RoutingChange"][];
            name: string;
        };
        RoutingDrafts: {
            drafts: components["schemas"]["RoutingDraft"][];
        };
        RoutingEndRule: {
            /**
             * Format: date-time
             * @default null
             */
            ends?: string | null;
            /** @default null */
            note?: string | null;
        };
        RoutingFlow: {
            after: components["schemas"]["CodeName"];
            before: components["schemas"]["CodeName"];
            count: number;
        };
        RoutingMove: {
            address: string | null;
            after: string;
            before: string;
            icon: string;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
            public_id: string;
            service: string;
            status: string;
            /** Format: date-time */
            submitted_at: string;
        };
        RoutingNewRule: {
            /** @default null */
            area?: string | null;
            /**
             * Format: date-time
             * @default null
             */
            begins?: string | null;
            department: string;
            /**
             * Format: date-time
             * @default null
             */
            ends?: string | null;
            /** @default null */
            note?: string | null;
            /** @default null */
            service?: string | null;
            /**
             * @default null
             * @enum {string|null}
             */
            street_owner?: "town" | "metropole" | "departement" | "state" | "private" | null;
        };
        RoutingOverlap: {
            hectares: number;
            loses: string;
            one: string;
            other: string;
            service: components["schemas"]["CodeName"];
            shape: {
                [key: string]: unknown;
            } | null;
            wins: string;
        };
        RoutingReplay: {
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            finished_at: string | null;
            id: number;
            is_current: boolean;
            months: number;
            moved: number;
            state: string;
            total: number;
            tried: number;
        };
        RoutingReplayResult: {
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            finished_at: string | null;
            flows: components["schemas"]["RoutingFlow"][];
            id: number;
            is_current: boolean;
            months: number;
            moved: number;
            moves: components["schemas"]["RoutingMove"][];
            state: string;
            total: number;
            tried: number;
        };
        RoutingRule: {
            area: components["schemas"]["CodeName"] | null;
            /** Format: date-time */
            begins: string | null;
            department: components["schemas"]["CodeName"];
            /** Format: date-time */
            ends: string | null;
            id: number;
            note: string | null;
            service: components["schemas"]["CodeName"] | null;
            /** @enum {string} */
            state: "now" | "later" | "over";
            street_owner: string | null;
        };
        RoutingRules: {
            areas: components["schemas"]["CodeName"][];
            may_change: boolean;
            rules: components["schemas"]["RoutingRule"][];
            street_owners: string[];
        };
        RoutingSuggestion: {
            area: components["schemas"]["CodeName"] | null;
            department: components["schemas"]["CodeName"];
            moved: number;
            received: number;
            service: components["schemas"]["CodeName"];
        };
        Satisfaction: {
            /** @enum {string|null} */
            answer: "good" | "fair" | "poor" | null;
            comment: string | null;
            /**
             * Format: date-time
             * @description Null once it is closed.
             */
            until: string | null;
        };
        SatisfactionCount: {
            answered: number;
            asked: number;
            code: string;
            fair: number;
            good: number;
            name: string;
            poor: number;
            share_good: number | null;
        };
        SavedView: {
            /** Format: uuid */
            id: string;
            is_mine: boolean;
            is_shared: boolean;
            may_change: boolean;
            name: string;
            owner: string;
            query: {
                [key: string]: string;
            };
            /** @description Null when it is shared with the whole desk, or not at all. */
            shared_with: components["schemas"]["Department"] | null;
        };
        SaveView: {
            /** @default false */
            is_shared?: boolean;
            name: string;
            query: {
                [key: string]: string;
            };
            /** @default null */
            shared_with?: string | null;
        };
        SchemaState: {
            current: string | null;
            wanted: string | null;
        };
        Selected: {
            etag: string;
            /** Format: uuid */
            id: string;
            public_id: string;
        };
        SelectionOfAll: {
            is_cut: boolean;
            reports: components["schemas"]["Selected"][];
        };
        SendBack: {
            text: string;
        };
        Sender: {
            /**
             * Format: email
             * @default null
             */
            email?: string | null;
            /** @default null */
            name?: string | null;
            /** @default null */
            phone?: string | null;
        };
        SenderContact: {
            has_email: boolean;
            has_name: boolean;
            has_phone: boolean;
        };
        Service: {
            asset_layer: string | null;
            code: string;
            description: string;
            due_hours: number;
            duplicate_radius_m: number;
            group: string;
            icon: string;
            is_private: boolean;
            keywords: string[];
            likely: components["schemas"]["Likelihood"] | null;
            name: string;
            picture: string | null;
            /** @description Reports of the last 90 days. */
            popularity: number;
            questions: components["schemas"]["Question"][];
        };
        ServiceChange: {
            asset_layer: string | null;
            asset_tolerance_m: number;
            /**
             * @example {
             *       "en": "Street lamp out",
             *       "fr": "Lampadaire éteint"
             *     }
             */
            description: {
                [key: string]: string;
            };
            /** @default null */
            due_count?: number | null;
            due_hours: number;
            /**
             * @default hours
             * @enum {string}
             */
            due_unit?: "hours" | "working_hours" | "working_days";
            duplicate_radius_m: number;
            group: string;
            icon: string;
            is_active: boolean;
            /** @description Whether programs get a token first, and the number once somebody has looked (Open311, `batch`). */
            is_batch?: boolean;
            is_private: boolean;
            keywords: {
                [key: string]: string[];
            };
            /**
             * @example {
             *       "en": "Street lamp out",
             *       "fr": "Lampadaire éteint"
             *     }
             */
            name: {
                [key: string]: string;
            };
            /** @default null */
            note?: string | null;
            questions: components["schemas"]["SetQuestion"][];
        };
        ServiceChoice: {
            code: string;
            group: string;
            icon: string;
            name: string;
        };
        ServiceGroup: {
            code: string;
            name: string;
            services: components["schemas"]["Service"][];
        };
        ServiceName: {
            code: string;
            icon: string;
            name: string;
        };
        ServiceRow: {
            asset_layer: string | null;
            asset_tolerance_m: number;
            code: string;
            /**
             * @example {
             *       "en": "Street lamp out",
             *       "fr": "Lampadaire éteint"
             *     }
             */
            description: {
                [key: string]: string;
            };
            /** @default null */
            due_count?: number | null;
            due_hours: number;
            /**
             * @default hours
             * @enum {string}
             */
            due_unit?: "hours" | "working_hours" | "working_days";
            duplicate_radius_m: number;
            etag: string;
            group: string;
            icon: string;
            is_active: boolean;
            /** @description Whether programs get a token first, and the number once somebody has looked (Open311, `batch`). */
            is_batch: boolean;
            is_private: boolean;
            keywords: {
                [key: string]: string[];
            };
            /**
             * @example {
             *       "en": "Street lamp out",
             *       "fr": "Lampadaire éteint"
             *     }
             */
            name: {
                [key: string]: string;
            };
            questions: components["schemas"]["SetQuestion"][];
            /** @description Reports of the last 90 days. */
            recent: number;
        };
        Services: {
            groups: components["schemas"]["ServiceGroup"][];
            /** @description Whether `/services/suggest` knows more than the keywords. */
            has_model: boolean;
            town: string;
        };
        ServiceSettings: {
            groups: components["schemas"]["GroupRow"][];
            /** @description Icons in use in the town. */
            icons: string[];
            /** @description Layers of assets of the town. */
            layers: string[];
            may_change: boolean;
            order_etag: string;
            services: components["schemas"]["ServiceRow"][];
        };
        Session: {
            staff: components["schemas"]["Staff"];
            /** @enum {string} */
            step: "done" | "give" | "set_up";
            /** @description Second factors they have: passkey, totp. */
            ways: string[];
        };
        SetQuestion: {
            code: string;
            /** @enum {string} */
            datatype: "string" | "number" | "datetime" | "text" | "singlevaluelist" | "multivaluelist";
            /** @default null */
            hint?: {
                [key: string]: string;
            } | null;
            /** @default false */
            is_required?: boolean;
            /**
             * @example {
             *       "en": "Street lamp out",
             *       "fr": "Lampadaire éteint"
             *     }
             */
            label: {
                [key: string]: string;
            };
            /** @default null */
            shown_if?: components["schemas"]["ShownIf"] | null;
            /** @default null */
            stop?: components["schemas"]["EmergencyStop"] | null;
            /** @default null */
            values?: components["schemas"]["AnswerChoice"][] | null;
        };
        Sheet: {
            code: string;
            height_mm: number;
            per_sheet: number;
            width_mm: number;
        };
        ShownIf: {
            question: string;
            values: string[];
        };
        SignIn: {
            /** @default null */
            code?: string | null;
            /**
             * Format: uuid
             * @default null
             */
            request_id?: string | null;
            /** @default null */
            token?: string | null;
        };
        SignInRequest: {
            /** Format: email */
            email: string;
            /**
             * @default null
             * @enum {string|null}
             */
            locale?: "fr" | "en" | "es" | "pt" | "ar" | "tr" | null;
            /** @default null */
            town?: string | null;
        };
        SignInRequested: {
            /** Format: date-time */
            expires_at: string;
            /** Format: uuid */
            request_id: string;
        };
        Space: {
            /** @description Bytes. */
            free: number | null;
            /** @enum {string} */
            kind: "folder" | "s3";
            /** @description Bytes. */
            total: number | null;
        };
        Split: {
            tasks: components["schemas"]["Task"][];
        };
        Staff: {
            departments: components["schemas"]["Team"][];
            email: string;
            /** Format: uuid */
            id: string;
            locale: string;
            name: string;
            /** @enum {string} */
            role: "crew" | "agent" | "manager" | "admin";
            /** @description The town's slug. */
            town: string;
            town_name: string;
        };
        StaffCard: {
            address: string | null;
            area: string | null;
            assigned_to: components["schemas"]["Assignee"] | null;
            contested: boolean;
            department: components["schemas"]["Department"];
            distance_m: number | null;
            /** Format: date-time */
            due_at: string;
            etag: string;
            follower_count: number;
            /** Format: uuid */
            id: string;
            /** @description Open, and past due by more days than its department bears. */
            is_dormant: boolean;
            is_late: boolean;
            is_private: boolean;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
            needs_dispatch: boolean;
            photo: components["schemas"]["Picture"] | null;
            /** @example RC-2026-04817 */
            public_id: string;
            service: components["schemas"]["ServiceName"];
            source: string;
            /** @enum {string} */
            status: "received" | "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened";
            status_label: string;
            /** Format: date-time */
            submitted_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        StaffSatisfaction: {
            groups: components["schemas"]["SatisfactionCount"][];
            remarks: components["schemas"]["Remark"][];
            /** Format: date-time */
            since: string;
            total: components["schemas"]["SatisfactionCount"];
            /** Format: date-time */
            until: string;
        };
        StatusChange: {
            /** @default null */
            duplicate_of?: string | null;
            /** @default null */
            forwarded_to?: components["schemas"]["Competent"] | null;
            /** Format: uuid */
            id: string;
            /** @default null */
            note?: string | null;
            photo_ids?: string[];
            /**
             * Format: date-time
             * @default null
             */
            planned_at?: string | null;
            /**
             * @default null
             * @enum {string|null}
             */
            reason_code?: "not_competent" | "private_property" | "not_found" | "not_a_defect" | "unclear" | "unsafe" | "already_fixed" | "photo_impossible" | "done_remotely" | null;
            /**
             * @description An answer kept ready; `note` is then only what was changed in its words.
             * @default null
             */
            template?: string | null;
            /** @enum {string} */
            to: "received" | "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened";
        };
        StatusChoice: {
            code: string;
            is_open: boolean;
            label: string;
        };
        Step: {
            /** Format: uuid */
            id: string;
            photo_ids?: string[];
            /**
             * Format: date-time
             * @default null
             */
            planned_at?: string | null;
            /** @default null */
            reason_code?: string | null;
            /** @enum {string} */
            step: "taken" | "answered" | "done" | "declined";
            /** @default  */
            text?: string;
        };
        StepCode: {
            code: string;
        };
        StickerChoices: {
            formats: components["schemas"]["Sheet"][];
            layers: components["schemas"]["Layer"][];
            /** @description Stickers in one PDF at most. */
            most: number;
        };
        StickerCount: {
            count: number;
            sample: string[];
        };
        Stop: {
            address: string | null;
            area: string | null;
            asset: components["schemas"]["Asset"] | null;
            assigned_to: components["schemas"]["Assignee"] | null;
            can: components["schemas"]["Can"];
            /** Format: date-time */
            closed_at: string | null;
            department: components["schemas"]["Department"];
            description: string;
            distance_m: number | null;
            /** Format: date-time */
            due_at: string;
            duplicate_of: string | null;
            /** @description For If-Match, quotes included. */
            etag: string;
            follower_count: number;
            forwarded_to: components["schemas"]["Forwarded"] | null;
            /** Format: uuid */
            id: string;
            internal_notes: components["schemas"]["InternalNote"][];
            is_late: boolean;
            is_private: boolean;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            /** @description How to find the spot, for the team and its author alone; null to everybody else. */
            location_hint: string | null;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
            mine: components["schemas"]["Mine"] | null;
            moves: components["schemas"]["Move"][];
            photo: components["schemas"]["Picture"] | null;
            photos: components["schemas"]["Photo"][];
            /** Format: date-time */
            planned_at: string | null;
            /** @example RC-2026-04817 */
            public_id: string;
            reason: components["schemas"]["Reason"] | null;
            /** @description For the holder of a token. */
            satisfaction: components["schemas"]["Satisfaction"] | null;
            service: components["schemas"]["ServiceName"];
            source: string;
            /** @enum {string} */
            status: "received" | "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened";
            status_label: string;
            /** Format: date-time */
            submitted_at: string;
            timeline: components["schemas"]["TimelineEntry"][];
            town: string;
            /** Format: date-time */
            updated_at: string;
            version: number;
            why: components["schemas"]["Why"];
        };
        StopHandedOver: {
            department_code: string;
            /** Format: uuid */
            id: string;
        };
        StopHandOver: {
            department_code: string;
            /** Format: uuid */
            id: string;
            note: string;
        };
        StopNote: {
            /** Format: uuid */
            id: string;
            note: string;
            photo_ids?: string[];
        };
        Stops: {
            areas: components["schemas"]["AreaChoice"][];
            done: components["schemas"]["DoneStop"][];
            reports: components["schemas"]["Stop"][];
            teams: components["schemas"]["Team"][];
        };
        StreetObject: {
            address: string | null;
            distance_m: number | null;
            id: number;
            label: string | null;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            layer: string;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
            reference: string;
            town: string;
        };
        Submission: {
            /** @default null */
            accuracy_m?: number | null;
            /** @default null */
            address?: string | null;
            answers?: {
                [key: string]: unknown;
            } | null;
            /**
             * @description The numbered object it is about; 0 for none of them; absent: the nearest of the service's kind is taken.
             * @default null
             */
            asset_id?: number | null;
            /**
             * Format: date-time
             * @default null
             */
            captured_at?: string | null;
            /** @default null */
            contact?: components["schemas"]["Sender"] | null;
            /** @default null */
            department_code?: string | null;
            /** @default  */
            description?: string | null;
            /** @default null */
            gps?: components["schemas"]["Gps"] | null;
            /** Format: uuid */
            id: string;
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            /**
             * @default null
             * @enum {string|null}
             */
            locale?: "fr" | "en" | "es" | "pt" | "ar" | "tr" | null;
            /** @default null */
            location_hint?: string | null;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
            photo_ids?: string[];
            service_code: string;
        };
        Suggested: {
            code: string;
            score: number;
        };
        Suggestions: {
            services: components["schemas"]["Suggested"][];
            /** @enum {string} */
            source: "model" | "keywords";
        };
        SuggestionsOfRules: {
            months: number;
            suggestions: components["schemas"]["RoutingSuggestion"][];
        };
        Surface: {
            coordinates: unknown[];
            /** @enum {string} */
            type: "Polygon" | "MultiPolygon";
        };
        Surroundings: {
            assets: components["schemas"]["NearObject"][];
            /**
             * @description WGS 84 degrees north.
             * @example 46.84639
             */
            latitude: number;
            /**
             * @description WGS 84 degrees east.
             * @example 2.22692
             */
            longitude: number;
            measured: components["schemas"]["MeasuredPlace"][];
            reports: components["schemas"]["Card"][];
        };
        TakenBack: {
            versions: number[];
        };
        Task: {
            department_code: string;
            /** @default  */
            words?: string;
        };
        Team: {
            code: string;
            name: string;
        };
        TeamRounds: {
            code: string;
            /** @description Minutes of a full day. */
            day_minutes: number;
            name: string;
            people: components["schemas"]["PersonRound"][];
            /** @description Speed reckoned between stops. */
            speed_kmh: number;
            /** @description Minutes reckoned for a stop. */
            stop_minutes: number;
            waiting: components["schemas"]["Walk"];
            waiting_count: number;
        };
        Template: {
            body: {
                [key: string]: string;
            };
            code: string;
            is_active: boolean;
            is_own: boolean;
            is_standard: boolean;
            label: string;
            name: {
                [key: string]: string;
            };
            position: number;
            service: string | null;
            target: string;
            /** Format: date-time */
            updated_at: string | null;
            updated_by: string | null;
            version: number;
        };
        TemplateDraft: {
            body: {
                [key: string]: string;
            };
            /** @default true */
            is_active?: boolean;
            name: {
                [key: string]: string;
            };
            /** @default 0 */
            position?: number;
            /** @default null */
            service?: string | null;
            /** @enum {string} */
            target: "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened" | "answer";
            /** @default 0 */
            version?: number;
        };
        Templates: {
            languages: string[];
            may_edit: boolean;
            targets: components["schemas"]["TemplateTarget"][];
            templates: components["schemas"]["Template"][];
        };
        TemplateTarget: {
            code: string;
            label: string;
            placeholders: string[];
        };
        Text: {
            text: string;
        };
        TimelineEntry: {
            /** Format: date-time */
            at: string;
            by: string | null;
            id: number;
            is_public: boolean;
            kind: string;
            photo_ids: string[];
            status: string;
            status_label: string;
            text: string | null;
        };
        Token: {
            token: string;
        };
        Told: {
            channels: string[];
            /**
             * Format: uuid
             * @description Of their following of the report, not of the person.
             */
            id: string;
            is_held: boolean;
            is_sender: boolean;
            /** Format: uuid */
            report_id: string;
        };
        Totp: {
            /** @description otpauth:// address, for a QR code. */
            address: string;
            secret: string;
        };
        Town: {
            attribution: string;
            /** @description west, south, east, north */
            bounds: number[];
            center: components["schemas"]["Position"];
            colour: string | null;
            email: string | null;
            is_fictional: boolean;
            locales: string[];
            logo_url: string | null;
            name: string;
            phone: string | null;
            privacy_url: string | null;
            slug: string;
            style_url: string | null;
            time_zone: string;
        };
        TownChange: {
            contest_days: number;
            holidays: components["schemas"]["Holidays"];
            minimum_sample: number;
            /** @default null */
            note?: string | null;
            retention_months: number;
        };
        Towns: {
            town: components["schemas"]["Town"];
            towns: components["schemas"]["Town"][];
            version: string;
        };
        TownSettings: {
            contest_days: number;
            etag: string;
            holidays: components["schemas"]["Holidays"];
            may_change: boolean;
            minimum_sample: number;
            retention_months: number;
        };
        Trace: {
            attempts: number;
            channel: string;
            /** Format: date-time */
            created_at: string;
            event: string;
            last_error: string | null;
            recipient_masked: string | null;
            /** Format: date-time */
            sent_at: string | null;
            state: string;
        };
        TryRequest: {
            body: {
                [key: string]: string;
            };
            /** @default true */
            is_active?: boolean;
            /**
             * @default fr
             * @enum {string}
             */
            locale?: "fr" | "en";
            name: {
                [key: string]: string;
            };
            /** @default 0 */
            position?: number;
            /** Format: uuid */
            report_id: string;
            /** @default null */
            service?: string | null;
            /** @enum {string} */
            target: "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened" | "answer";
            /** @default 0 */
            version?: number;
        };
        Turn: {
            /** @enum {integer} */
            quarters: 1 | 2 | 3;
            revision: number;
        };
        Unread: {
            unread: number;
        };
        Version: {
            /** Format: date-time */
            at: string;
            batch_size: number;
            by: string | null;
            differences: components["schemas"]["Difference"][];
            id: number;
            key: string;
            kind: string;
            may_take_back: boolean;
            /** @description Differences beyond those listed. */
            more: number;
            note: string | null;
            takes_back: number | null;
        };
        VersionDetail: {
            /** Format: date-time */
            at: string;
            back: components["schemas"]["Difference"][];
            batch_size: number;
            by: string | null;
            differences: components["schemas"]["Difference"][];
            etag: string;
            id: number;
            key: string;
            kind: string;
            may_take_back: boolean;
            /** @description Differences beyond those listed. */
            more: number;
            note: string | null;
            takes_back: number | null;
        };
        Versions: {
            next: number | null;
            versions: components["schemas"]["Version"][];
        };
        ViewCounts: {
            /** @description By id. */
            counts: {
                [key: string]: number | null;
            };
        };
        Voice: {
            /**
             * @description The person agreed to leave the contact details given.
             * @default false
             */
            consent?: boolean;
            /** @default null */
            contact?: components["schemas"]["Sender"] | null;
            /** Format: uuid */
            id: string;
            /**
             * @default null
             * @enum {string|null}
             */
            locale?: "fr" | "en" | "es" | "pt" | "ar" | "tr" | null;
            /** @default null */
            note?: string | null;
            /** @enum {string} */
            source: "counter" | "telephone" | "meeting";
            /**
             * Format: uuid
             * @description Who listened, when a colleague's session sends what an offline device kept.
             * @default null
             */
            taken_by?: string | null;
        };
        WaitingList: {
            items: components["schemas"]["PhotoWork"][];
        };
        Walk: {
            metres: number;
            minutes: number;
            stops: components["schemas"]["RoundStop"][];
        };
        Webhook: {
            area_codes: string[];
            /** Format: date-time */
            created_at: string;
            dead: number;
            delivered: number;
            department_codes: string[];
            description: string;
            /** Format: date-time */
            disabled_at: string | null;
            /** @enum {string|null} */
            disabled_reason: "off" | "gone" | "failing" | null;
            event_types: string[];
            /** Format: date-time */
            failing_since: string | null;
            failures: number;
            id: number;
            /** Format: date-time */
            last_at: string | null;
            /**
             * Format: date-time
             * @description Until then the secret before signs too.
             */
            old_secret_until: string | null;
            service_codes: string[];
            statuses: string[];
            url: string;
            waiting: number;
            with_private: boolean;
        };
        WebhookAttempt: {
            /** @description The first 200 characters of what came back. */
            answer: string;
            duration_ms: number;
            error: string | null;
            status_code: number | null;
            /** Format: date-time */
            tried_at: string;
        };
        WebhookDelivery: {
            attempts: components["schemas"]["WebhookAttempt"][];
            /** Format: date-time */
            created_at: string;
            event: string;
            /** Format: uuid */
            id: string;
            message_id: string;
            /** Format: date-time */
            next_at: string | null;
            public_id: string | null;
            /** @enum {string} */
            state: "pending" | "delivered" | "skipped" | "dead";
        };
        WebhookLog: {
            deliveries: components["schemas"]["WebhookDelivery"][];
        };
        Webhooks: {
            events: string[];
            webhooks: components["schemas"]["Webhook"][];
        };
        WebhookTest: {
            /** Format: uuid */
            delivery_id: string;
        };
        WebhookWish: {
            area_codes?: string[];
            department_codes?: string[];
            /** @default  */
            description?: string;
            event_types?: ("report.created" | "report.status_changed" | "report.note_added" | "report.reassigned" | "report.due_changed")[];
            service_codes?: string[];
            statuses?: ("received" | "acknowledged" | "scheduled" | "in_progress" | "resolved" | "rejected" | "forwarded" | "duplicate" | "reopened")[];
            url: string;
            /**
             * @description Also what the public may not see: private reports, internal notes. Never a person.
             * @default false
             */
            with_private?: boolean;
        };
        Whole: {
            public_id: string;
            status: string;
            status_label: string;
        };
        Why: {
            code: string;
            sentence: string;
            steps: string[];
        };
        Worker: {
            /** Format: date-time */
            last_seen: string;
            name: string;
            queue: string | null;
            role: string;
            state: string;
        };
        Written: {
            etag: string;
            key: string;
            value: {
                [key: string]: unknown;
            } | null;
            version: number | null;
        };
    };
    responses: {
        /** @description Default error response */
        DEFAULT_ERROR: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "auth.required",
                 *       "detail": "Sign in to continue.",
                 *       "status": 401,
                 *       "title": "auth.required",
                 *       "type": "/docs/errors#authrequired"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many calls in a short time. */
        LIMITED: {
            headers: {
                /**
                 * @description Calls left, and seconds until there are more, for each limit.
                 * @example "reports-3600";r=0;t=42
                 */
                RateLimit?: string;
                /**
                 * @description Calls and seconds of each limit.
                 * @example "reports-3600";q=30;w=3600
                 */
                "RateLimit-Policy"?: string;
                /**
                 * @description Seconds to wait.
                 * @example 42
                 */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "code": "rate.limited",
                 *       "detail": "Too many requests in a short time. Try again in 42 seconds.",
                 *       "status": 429,
                 *       "title": "rate.limited",
                 *       "type": "/docs/errors#ratelimited"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unprocessable Entity */
        UNPROCESSABLE_ENTITY: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
