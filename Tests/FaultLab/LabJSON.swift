import Foundation
import ImmichSimulator
import WebClient

/// Looks into answers and damages them, with another reader than the tool's.
enum LabJSON {
    static func message(_ text: String, status: Int) -> HTTPResponse {
        HTTPResponse(
            status: status, headers: [HTTPHeader(name: "Content-Type", value: "application/json")],
            body: Array("{\"message\":\"\(text)\",\"statusCode\":\(status)}".utf8))
    }

    static func id(of body: [UInt8]) -> EntityID? {
        ((read(body) as? [String: Any])?["id"] as? String).flatMap { EntityID($0) }
    }

    static func ids(in body: [UInt8]) -> [EntityID] {
        ((read(body) as? [String: Any])?["ids"] as? [String] ?? []).compactMap { EntityID($0) }
    }

    /// The albums and the photo that a search is confined to.
    static func subject(of body: [UInt8]) -> String {
        let fields = read(body) as? [String: Any]
        return ((fields?["albumIds"] as? [String] ?? []) + [fields?["id"] as? String ?? ""]).joined(separator: " ")
    }

    /// A page without its last items that claims to be the last one; nil when there is nothing to leave out.
    static func shortened(_ body: [UInt8]) -> [UInt8]? {
        guard var page = read(body) as? [String: Any] else { return nil }
        if var assets = page["assets"] as? [String: Any], let items = assets["items"] as? [Any], !items.isEmpty {
            let left = Array(items.dropLast((items.count + 2) / 3))
            assets["items"] = left
            assets["count"] = left.count
            assets["total"] = left.count
            assets["nextPage"] = NSNull()
            page["assets"] = assets
        } else if var people = page["people"] as? [[String: Any]] {
            // A list that lacks one of several people of a name, and calls itself whole, is right for all that anybody can tell.
            func name(_ person: [String: Any]) -> String { person["name"] as? String ?? "" }
            let counts = people.reduce(into: [:]) { $0[name($1), default: 0] += 1 }
            guard let last = people.lastIndex(where: { name($0).isEmpty || counts[name($0)] == 1 }) else { return nil }
            people.remove(at: last)
            page["people"] = people
            page["hasNextPage"] = false
        } else if let assets = page["assets"] as? [Any], !assets.isEmpty {
            page["assets"] = Array(assets.dropLast((assets.count + 2) / 3))
        } else {
            return nil
        }
        return write(page)
    }

    /// An answer of which one value, somewhere, is of another type.
    static func withWrongType(_ body: [UInt8], _ numbers: inout SeededNumbers) -> [UInt8] {
        guard let value = read(body) else { return body }
        return write(damaged(value, &numbers)) ?? body
    }

    private static func damaged(_ value: Any, _ numbers: inout SeededNumbers) -> Any {
        if var object = value as? [String: Any], !object.isEmpty, numbers.happens(950) {
            let key = object.keys.sorted()[numbers.below(object.count)]
            object[key] = damaged(object[key] ?? NSNull(), &numbers)
            return object
        }
        if var list = value as? [Any], !list.isEmpty, numbers.happens(950) {
            let place = numbers.below(list.count)
            list[place] = damaged(list[place], &numbers)
            return list
        }
        switch value {
        case is String: return 7
        case is NSNumber: return ["seven"]
        case is [Any]: return ["a": 1]
        default: return [1, "two"]
        }
    }

    private static func read(_ body: [UInt8]) -> Any? {
        try? JSONSerialization.jsonObject(with: Data(body), options: [.fragmentsAllowed])
    }

    private static func write(_ value: Any) -> [UInt8]? {
        try? Array(JSONSerialization.data(withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys]))
    }
}
