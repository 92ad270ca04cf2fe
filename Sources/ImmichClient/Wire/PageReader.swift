import CSimdJSON
import WebClient

/// Reads pages of searches fast: simdjson finds the fields, and whatever it does not take is left to the general
/// decoder, which also says what is wrong.
enum PageReader {
    static func read(
        _ response: HTTPResponse, needs: ReadNeeds, route: String
    ) throws(ImmichError) -> SearchPage {
        if let page = fastPage(response.body, needs: needs) { return page }
        return try WirePage.read(response, needs: needs, route: route)
    }

    /// The page; nil when anything in it is not as expected.
    static func fastPage(_ body: [UInt8], needs: ReadNeeds) -> SearchPage? {
        FastParser.with { $0.page(body, needs: needs) }
    }
}
