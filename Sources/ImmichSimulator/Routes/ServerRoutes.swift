let serverRoutes: [Route] = [
    Route("GET", "server/ping", .open) { _ throws(Failure) in
        .json(
            json {
                $0.open(); $0.key("res"); $0.string("pong"); $0.close()
            })
    },
    Route("GET", "server/version", .open) { call throws(Failure) in .json(version(call.dialect)) },
    Route("GET", "server/about", .permission("server.about")) { call throws(Failure) in .json(about(call.dialect)) },
    Route("GET", "server/features", .open) { call throws(Failure) in
        .json(features(call.dialect, hasMachineLearning: !call.library.sights.isEmpty))
    },
    Route("GET", "server/config", .open) { call throws(Failure) in .json(configuration(call.dialect)) },
    Route("GET", ".well-known/immich", .open) { _ throws(Failure) in
        .json(
            json { out in
                out.open()
                out.key("api")
                out.open()
                out.key("endpoint")
                out.string("/api")
                out.close()
                out.close()
            })
    },
]

/// JSON made by a closure.
func json(_ write: (inout JSONBytes) -> Void) -> JSONBytes {
    var out = JSONBytes()
    write(&out)
    return out
}

private func version(_ dialect: Dialect) -> JSONBytes {
    json { out in
        out.open()
        out.key("major")
        out.int(dialect.major)
        out.key("minor")
        out.int(dialect.minor)
        out.key("patch")
        out.int(dialect.patch)
        if dialect.hasNewServerFields {
            out.key("prerelease")
            out.null()
        }
        out.close()
    }
}

private func about(_ dialect: Dialect) -> JSONBytes {
    json { out in
        out.open()
        out.key("version")
        out.string("v\(dialect.release)")
        out.key("versionUrl")
        out.string("https://github.com/immich-app/immich/releases/tag/v\(dialect.release)")
        out.key("licensed")
        out.bool(false)
        out.key("nodejs")
        out.string("v24.21.0")
        out.key("exiftool")
        out.string(dialect.hasNewServerFields ? "13.59" : "13.53")
        out.key("ffmpeg")
        out.string("5.1.9-0+deb12u1 Copyright (c) 2000-2026 the FFmpeg developers")
        out.key("libvips")
        out.string("8.17.3")
        out.key("imagemagick")
        out.string("")
        out.close()
    }
}

private func features(_ dialect: Dialect, hasMachineLearning: Bool) -> JSONBytes {
    let isOn: [(StaticString, Bool)] = [
        ("smartSearch", hasMachineLearning), ("facialRecognition", false), ("duplicateDetection", false), ("map", true),
        ("reverseGeocoding", true), ("importFaces", false), ("sidecar", true), ("search", true), ("trash", true),
        ("oauth", false), ("oauthAutoLaunch", false), ("ocr", hasMachineLearning), ("passwordLogin", true),
        ("configFile", false),
        ("email", false),
    ]
    return json { out in
        out.open()
        for (name, value) in isOn + (dialect.hasNewServerFields ? [("realtimeTranscoding", false)] : []) {
            out.key(name)
            out.bool(value)
        }
        out.close()
    }
}

private func configuration(_ dialect: Dialect) -> JSONBytes {
    json { out in
        out.open()
        out.key("loginPageMessage")
        out.string("")
        out.key("trashDays")
        out.int(30)
        out.key("userDeleteDelay")
        out.int(7)
        out.key("oauthButtonText")
        out.string("Login with OAuth")
        out.key("isInitialized")
        out.bool(true)
        out.key("isOnboarded")
        out.bool(false)
        out.key("externalDomain")
        out.string("")
        out.key("publicUsers")
        out.bool(true)
        out.key("mapDarkStyleUrl")
        out.string("https://tiles.immich.cloud/v1/style/dark.json")
        out.key("mapLightStyleUrl")
        out.string("https://tiles.immich.cloud/v1/style/light.json")
        out.key("maintenanceMode")
        out.bool(false)
        if dialect.hasNewServerFields {
            out.key("minFaces")
            out.int(3)
        }
        out.close()
    }
}
