import Foundation
import ImmichSimulator
import TestSupport
import WebClient
import WebServer

/// One request, taken apart as far as the lab needs it.
struct LabOrder {
    let webRequest: WebRequest
    let isWrite: Bool
    /// Verb and path without identifiers.
    let kind: String
    /// The album in the path.
    let album: EntityID?

    init(_ request: HTTPRequest, pageSize: Int?) {
        let plain = WebRequest(request)
        var (target, body) = (plain.target, plain.body)
        if let pageSize {
            target = target.replacingOccurrences(of: "size=1000", with: "size=\(pageSize)")
            let text = String(decoding: body, as: UTF8.self)
            if text.contains("\"size\":1000") {
                body = Array(text.replacingOccurrences(of: "\"size\":1000", with: "\"size\":\(pageSize)").utf8)
            }
        }
        webRequest = WebRequest(method: plain.method, target: target, headers: plain.headers, body: body)
        let path = target.prefix { $0 != "?" }.split(separator: "/").dropFirst()
        // What a session does for itself changes nothing in the library.
        isWrite = request.method != .get && !["search", "sync", "auth", "sessions"].contains(path.first)
        album = path.first == "albums" ? path.dropFirst().first.flatMap { EntityID($0) } : nil
        kind =
            request.method.rawValue + " "
            + path.map { EntityID($0) == nil ? String($0) : "{id}" }.joined(separator: "/")
    }

    /// Whether its answers come in pages, or hold the members of an album.
    var isPaged: Bool { ["POST search/metadata", "GET people", "GET albums/{id}"].contains(kind) }

    /// What tells the pages that may stand for one another: those of other searches for one album or one photo would be
    /// another question's answer, which nobody can tell from the right one.
    var walk: String { "\(kind) \(LabJSON.subject(of: webRequest.body))" }

    /// Whether it reads members of an album.
    var readsMembers: Bool {
        kind == "GET albums/{id}"
            || kind == "POST search/metadata" && String(decoding: webRequest.body, as: UTF8.self).contains("albumIds")
    }

    /// What a server would call the permission for it.
    var permission: String {
        switch (isWrite, kind) {
        case (true, "POST albums"): "album.create"
        case (true, "PUT albums/{id}/assets"): "albumAsset.create"
        case (true, "DELETE albums/{id}/assets"): "albumAsset.delete"
        case (true, "PATCH albums/{id}"): "album.update"
        case (true, "DELETE albums/{id}"): "album.delete"
        case (true, let kind) where kind.contains("/user"): "albumUser.create"
        case (_, let kind) where kind.contains("albums"): "album.read"
        case (_, let kind) where kind.contains("people"): "person.read"
        default: "asset.read"
        }
    }

    /// The write that it is, before anything is known of its effect.
    var write: LabWire.Write {
        LabWire.Write(
            method: webRequest.method, target: webRequest.target, kind: kind, album: album,
            asked: LabJSON.ids(in: webRequest.body))
    }
}
