import Foundation
import ImmichSimulator
import Synchronization

extension World {
    private static let known = Mutex<[String: World]>([:])

    /// The library that was recorded on a release, read once: some tests open hundreds of houses.
    public static func recorded(_ release: String) throws -> World {
        try known.withLock { known in
            if let world = known[release] { return world }
            let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .appending(path: "Fixtures/immich-\(release)/world.json")
            let world = try World(json: [UInt8](Data(contentsOf: file)))
            known[release] = world
            return world
        }
    }
}
