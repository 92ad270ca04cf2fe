import WebClient

/// The answer of a search, read by the general decoder.
struct WirePage: Decodable {
    struct Assets: Decodable {
        var items: [WireAsset]
        var count: Int?
        var nextPage: PageNumber?
        var nextCursor: String?
    }

    /// The number of a page, which the API writes as a text.
    struct PageNumber: Decodable {
        var number: Int

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
                self.number = number
                return
            }
            guard let number = Int(try container.decode(String.self)) else {
                throw DecodingError.dataCorruptedError(in: container, debugDescription: "not the number of a page")
            }
            self.number = number
        }
    }

    var assets: Assets

    /// Reads a page, whatever it costs: what the faster reader is held to.
    static func read(
        _ response: HTTPResponse, needs: ReadNeeds, route: String
    ) throws(ImmichError) -> SearchPage {
        let page = try WireReader.read(WirePage.self, from: response, route: route)
        if let count = page.assets.count, count != page.assets.items.count {
            throw .malformed(
                route: route, detail: "assets.count is \(count), but there are \(page.assets.items.count) items")
        }
        var photos: [Photo] = []
        photos.reserveCapacity(page.assets.items.count)
        for (index, item) in page.assets.items.enumerated() {
            guard let photo = item.photo(needs) else {
                throw .malformed(
                    route: route,
                    detail:
                        "assets.items[\(index)].\(item.people == nil && needs.people ? "people" : "exifInfo") is missing"
                )
            }
            photos.append(photo)
        }
        return SearchPage(photos: photos, nextPage: page.assets.nextPage?.number, nextCursor: page.assets.nextCursor)
    }
}
