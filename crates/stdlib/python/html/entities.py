"""The names of characters in HTML."""

__all__ = ["html5", "name2codepoint", "codepoint2name", "entitydefs"]

# Characters in their order, and for each its names.
_SINGLES = (
    "\x09\x0a!\"#$%&'()*+,./:;<=>?@[\\]^_`{|}\xa0¡¢£¤¥¦§¨©ª«¬\xad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàá"
    "âãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĖėĘęĚěĜĝĞğĠġĢĤĥĦħĨĩĪīĮįİıĲĳĴĵĶķĸĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŋŌōŐőŒœŔŕŖŗŘ"
    "řŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžƒƵǵȷˆˇ˘˙˚˛˜˝\u0311ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρςστυφχψωϑϒϕϖϜϝϰ"
    "ϱϵ϶ЁЂЃЄЅІЇЈЉЊЋЌЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяёђѓєѕіїјљњћќўџ\u2002\u2003"
    "\u2004\u2005\u2007\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f‐–—―‖‘’‚“”„†‡•‥…‰‱′″‴‵‹›‾⁁⁃⁄⁏⁗\u205f\u2060"
    "\u2061\u2062\u2063€\u20db\u20dcℂ℅ℊℋℌℍℎℏℐℑℒℓℕ№℗℘ℙℚℛℜℝ℞™ℤ℧ℨ℩ℬℭℯℰℱℳℴℵℶℷℸⅅⅆⅇⅈ⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞←↑→↓↔↕↖↗↘↙↚↛↝↞↟↠↡↢↣↤↥↦↧↩↪↫↬"
    "↭↮↰↱↲↳↵↶↷↺↻↼↽↾↿⇀⇁⇂⇃⇄⇅⇆⇇⇈⇉⇊⇋⇌⇍⇎⇏⇐⇑⇒⇓⇔⇕⇖⇗⇘⇙⇚⇛⇝⇤⇥⇵⇽⇾⇿∀∁∂∃∄∅∇∈∉∋∌∏∐∑−∓∔∖∗∘√∝∞∟∠∡∢∣∤∥∦∧∨∩∪∫∬∭∮∯∰∱∲∳∴∵∶∷∸∺∻∼∽∾∿≀≁≂≃≄≅≆"
    "≇≈≉≊≋≌≍≎≏≐≑≒≓≔≕≖≗≙≚≜≟≠≡≢≤≥≦≧≨≩≪≫≬≭≮≯≰≱≲≳≴≵≶≷≸≹≺≻≼≽≾≿⊀⊁⊂⊃⊄⊅⊆⊇⊈⊉⊊⊋⊍⊎⊏⊐⊑⊒⊓⊔⊕⊖⊗⊘⊙⊚⊛⊝⊞⊟⊠⊡⊢⊣⊤⊥⊧⊨⊩⊪⊫⊬⊭⊮⊯⊰⊲⊳⊴⊵⊶⊷⊸⊹⊺⊻⊽⊾⊿⋀"
    "⋁⋂⋃⋄⋅⋆⋇⋈⋉⋊⋋⋌⋍⋎⋏⋐⋑⋒⋓⋔⋕⋖⋗⋘⋙⋚⋛⋞⋟⋠⋡⋢⋣⋦⋧⋨⋩⋪⋫⋬⋭⋮⋯⋰⋱⋲⋳⋴⋵⋶⋷⋹⋺⋻⋼⋽⋾⌅⌆⌈⌉⌊⌋⌌⌍⌎⌏⌐⌒⌓⌕⌖⌜⌝⌞⌟⌢⌣⌭⌮⌶⌽⌿⍼⎰⎱⎴⎵⎶⏜⏝⏞⏟⏢⏧␣Ⓢ─│┌┐└┘├┤┬┴┼═║╒╓"
    "╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬▀▄█░▒▓□▪▫▭▮▱△▴▵▸▹▽▾▿◂◃◊○◬◯◸◹◺◻◼★☆☎♀♂♠♣♥♦♪♭♮♯✓✗✠✶❘❲❳⟈⟉⟦⟧⟨⟩⟪⟫⟬⟭⟵⟶⟷⟸⟹⟺⟼⟿⤂⤃⤄⤅⤌⤍⤎⤏⤐⤑⤒⤓⤖⤙⤚⤛⤜⤝"
    "⤞⤟⤠⤣⤤⤥⤦⤧⤨⤩⤪⤳⤵⤶⤷⤸⤹⤼⤽⥅⥈⥉⥊⥋⥎⥏⥐⥑⥒⥓⥔⥕⥖⥗⥘⥙⥚⥛⥜⥝⥞⥟⥠⥡⥢⥣⥤⥥⥦⥧⥨⥩⥪⥫⥬⥭⥮⥯⥰⥱⥲⥳⥴⥵⥶⥸⥹⥻⥼⥽⥾⥿⦅⦆⦋⦌⦍⦎⦏⦐⦑⦒⦓⦔⦕⦖⦚⦜⦝⦤⦥⦦⦧⦨⦩⦪⦫⦬⦭⦮⦯⦰⦱⦲⦳⦴⦵⦶⦷⦹⦻⦼"
    "⦾⦿⧀⧁⧂⧃⧄⧅⧉⧍⧎⧏⧐⧜⧝⧞⧣⧤⧥⧫⧴⧶⨀⨁⨂⨄⨆⨌⨍⨐⨑⨒⨓⨔⨕⨖⨗⨢⨣⨤⨥⨦⨧⨩⨪⨭⨮⨯⨰⨱⨳⨴⨵⨶⨷⨸⨹⨺⨻⨼⨿⩀⩂⩃⩄⩅⩆⩇⩈⩉⩊⩋⩌⩍⩐⩓⩔⩕⩖⩗⩘⩚⩛⩜⩝⩟⩦⩪⩭⩮⩯⩰⩱⩲⩳⩴⩵⩷⩸⩹⩺⩻⩼⩽⩾⩿⪀⪁⪂⪃⪄⪅"
    "⪆⪇⪈⪉⪊⪋⪌⪍⪎⪏⪐⪑⪒⪓⪔⪕⪖⪗⪘⪙⪚⪝⪞⪟⪠⪡⪢⪤⪥⪦⪧⪨⪩⪪⪫⪬⪭⪮⪯⪰⪳⪴⪵⪶⪷⪸⪹⪺⪻⪼⪽⪾⪿⫀⫁⫂⫃⫄⫅⫆⫇⫈⫋⫌⫏⫐⫑⫒⫓⫔⫕⫖⫗⫘⫙⫚⫛⫤⫦⫧⫨⫩⫫⫬⫭⫮⫯⫰⫱⫲⫳⫽ﬀﬁﬂﬃﬄ𝒜𝒞𝒟𝒢𝒥𝒦𝒩𝒪𝒫𝒬𝒮𝒯𝒰𝒱𝒲"
    "𝒳𝒴𝒵𝒶𝒷𝒸𝒹𝒻𝒽𝒾𝒿𝓀𝓁𝓂𝓃𝓅𝓆𝓇𝓈𝓉𝓊𝓋𝓌𝓍𝓎𝓏𝔄𝔅𝔇𝔈𝔉𝔊𝔍𝔎𝔏𝔐𝔑𝔒𝔓𝔔𝔖𝔗𝔘𝔙𝔚𝔛𝔜𝔞𝔟𝔠𝔡𝔢𝔣𝔤𝔥𝔦𝔧𝔨𝔩𝔪𝔫𝔬𝔭𝔮𝔯𝔰𝔱𝔲𝔳𝔴𝔵𝔶𝔷𝔸𝔹𝔻𝔼𝔽𝔾𝕀𝕁𝕂𝕃𝕄𝕆𝕊𝕋𝕌𝕍𝕎𝕏𝕐𝕒𝕓𝕔𝕕𝕖𝕗𝕘𝕙𝕚𝕛𝕜𝕝𝕞𝕟𝕠𝕡𝕢𝕣𝕤𝕥"
    "𝕦𝕧𝕨𝕩𝕪𝕫")
_NAMES = """
    Tab NewLine excl QUOT,quot num dollar percnt AMP,amp apos lpar rpar ast,midast plus comma period sol colon semi
    LT,lt equals GT,gt quest commat lbrack,lsqb bsol rbrack,rsqb Hat UnderBar,lowbar DiacriticalGrave,grave
    lbrace,lcub VerticalLine,verbar,vert rbrace,rcub NonBreakingSpace,nbsp iexcl cent pound curren yen brvbar sect
    Dot,DoubleDot,die,uml COPY,copy ordf laquo not shy REG,circledR,reg macr,strns deg PlusMinus,plusmn,pm sup2 sup3
    DiacriticalAcute,acute micro para CenterDot,centerdot,middot Cedilla,cedil sup1 ordm raquo frac14 frac12,half
    frac34 iquest Agrave Aacute Acirc Atilde Auml Aring,angst AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute
    Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig
    agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde
    ograve oacute ocirc otilde ouml div,divide oslash ugrave uacute ucirc uuml yacute thorn yuml Amacr amacr Abreve
    abreve Aogon aogon Cacute cacute Ccirc ccirc Cdot cdot Ccaron ccaron Dcaron dcaron Dstrok dstrok Emacr emacr
    Edot edot Eogon eogon Ecaron ecaron Gcirc gcirc Gbreve gbreve Gdot gdot Gcedil Hcirc hcirc Hstrok hstrok Itilde
    itilde Imacr imacr Iogon iogon Idot imath,inodot IJlig ijlig Jcirc jcirc Kcedil kcedil kgreen Lacute lacute
    Lcedil lcedil Lcaron lcaron Lmidot lmidot Lstrok lstrok Nacute nacute Ncedil ncedil Ncaron ncaron napos ENG eng
    Omacr omacr Odblac odblac OElig oelig Racute racute Rcedil rcedil Rcaron rcaron Sacute sacute Scirc scirc Scedil
    scedil Scaron scaron Tcedil tcedil Tcaron tcaron Tstrok tstrok Utilde utilde Umacr umacr Ubreve ubreve Uring
    uring Udblac udblac Uogon uogon Wcirc wcirc Ycirc ycirc Yuml Zacute zacute Zdot zdot Zcaron zcaron fnof imped
    gacute jmath circ Hacek,caron Breve,breve DiacriticalDot,dot ring ogon DiacriticalTilde,tilde
    DiacriticalDoubleAcute,dblac DownBreve Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi
    Omicron Pi Rho Sigma Tau Upsilon Phi Chi Psi Omega,ohm alpha beta gamma delta epsi,epsilon zeta eta theta iota
    kappa lambda mu nu xi omicron pi rho sigmaf,sigmav,varsigma sigma tau upsi,upsilon phi chi psi omega
    thetasym,thetav,vartheta Upsi,upsih phiv,straightphi,varphi piv,varpi Gammad digamma,gammad kappav,varkappa
    rhov,varrho epsiv,straightepsilon,varepsilon backepsilon,bepsi IOcy DJcy GJcy Jukcy DScy Iukcy YIcy Jsercy LJcy
    NJcy TSHcy KJcy Ubrcy DZcy Acy Bcy Vcy Gcy Dcy IEcy ZHcy Zcy Icy Jcy Kcy Lcy Mcy Ncy Ocy Pcy Rcy Scy Tcy Ucy Fcy
    KHcy TScy CHcy SHcy SHCHcy HARDcy Ycy SOFTcy Ecy YUcy YAcy acy bcy vcy gcy dcy iecy zhcy zcy icy jcy kcy lcy mcy
    ncy ocy pcy rcy scy tcy ucy fcy khcy tscy chcy shcy shchcy hardcy ycy softcy ecy yucy yacy iocy djcy gjcy jukcy
    dscy iukcy yicy jsercy ljcy njcy tshcy kjcy ubrcy dzcy ensp emsp emsp13 emsp14 numsp puncsp ThinSpace,thinsp
    VeryThinSpace,hairsp
    NegativeMediumSpace,NegativeThickSpace,NegativeThinSpace,NegativeVeryThinSpace,ZeroWidthSpace zwnj zwj lrm rlm
    dash,hyphen ndash mdash horbar Verbar,Vert OpenCurlyQuote,lsquo CloseCurlyQuote,rsquo,rsquor lsquor,sbquo
    OpenCurlyDoubleQuote,ldquo CloseCurlyDoubleQuote,rdquo,rdquor bdquo,ldquor dagger Dagger,ddagger bull,bullet
    nldr hellip,mldr permil pertenk prime Prime tprime backprime,bprime lsaquo rsaquo OverBar,oline caret hybull
    frasl bsemi qprime MediumSpace NoBreak ApplyFunction,af InvisibleTimes,it InvisibleComma,ic euro TripleDot,tdot
    DotDot Copf,complexes incare gscr HilbertSpace,Hscr,hamilt Hfr,Poincareplane Hopf,quaternions planckh
    hbar,hslash,planck,plankv Iscr,imagline Ifr,Im,image,imagpart Laplacetrf,Lscr,lagran ell Nopf,naturals numero
    copysr weierp,wp Popf,primes Qopf,rationals Rscr,realine Re,Rfr,real,realpart Ropf,reals rx TRADE,trade
    Zopf,integers mho Zfr,zeetrf iiota Bernoullis,Bscr,bernou Cayleys,Cfr escr Escr,expectation Fouriertrf,Fscr
    Mellintrf,Mscr,phmmat order,orderof,oscr alefsym,aleph beth gimel daleth CapitalDifferentialD,DD
    DifferentialD,dd ExponentialE,ee,exponentiale ImaginaryI,ii frac13 frac23 frac15 frac25 frac35 frac45 frac16
    frac56 frac18 frac38 frac58 frac78 LeftArrow,ShortLeftArrow,larr,leftarrow,slarr
    ShortUpArrow,UpArrow,uarr,uparrow RightArrow,ShortRightArrow,rarr,rightarrow,srarr
    DownArrow,ShortDownArrow,darr,downarrow LeftRightArrow,harr,leftrightarrow UpDownArrow,updownarrow,varr
    UpperLeftArrow,nwarr,nwarrow UpperRightArrow,nearr,nearrow LowerRightArrow,searr,searrow
    LowerLeftArrow,swarr,swarrow nlarr,nleftarrow nrarr,nrightarrow rarrw,rightsquigarrow Larr,twoheadleftarrow Uarr
    Rarr,twoheadrightarrow Darr larrtl,leftarrowtail rarrtl,rightarrowtail LeftTeeArrow,mapstoleft
    UpTeeArrow,mapstoup RightTeeArrow,map,mapsto DownTeeArrow,mapstodown hookleftarrow,larrhk hookrightarrow,rarrhk
    larrlp,looparrowleft looparrowright,rarrlp harrw,leftrightsquigarrow nharr,nleftrightarrow Lsh,lsh Rsh,rsh ldsh
    rdsh crarr cularr,curvearrowleft curarr,curvearrowright circlearrowleft,olarr circlearrowright,orarr
    LeftVector,leftharpoonup,lharu DownLeftVector,leftharpoondown,lhard RightUpVector,uharr,upharpoonright
    LeftUpVector,uharl,upharpoonleft RightVector,rharu,rightharpoonup DownRightVector,rhard,rightharpoondown
    RightDownVector,dharr,downharpoonright LeftDownVector,dharl,downharpoonleft
    RightArrowLeftArrow,rightleftarrows,rlarr UpArrowDownArrow,udarr LeftArrowRightArrow,leftrightarrows,lrarr
    leftleftarrows,llarr upuparrows,uuarr rightrightarrows,rrarr ddarr,downdownarrows
    ReverseEquilibrium,leftrightharpoons,lrhar Equilibrium,rightleftharpoons,rlhar nLeftarrow,nlArr
    nLeftrightarrow,nhArr nRightarrow,nrArr DoubleLeftArrow,Leftarrow,lArr DoubleUpArrow,Uparrow,uArr
    DoubleRightArrow,Implies,Rightarrow,rArr DoubleDownArrow,Downarrow,dArr
    DoubleLeftRightArrow,Leftrightarrow,hArr,iff DoubleUpDownArrow,Updownarrow,vArr nwArr neArr seArr swArr
    Lleftarrow,lAarr Rrightarrow,rAarr zigrarr LeftArrowBar,larrb RightArrowBar,rarrb DownArrowUpArrow,duarr loarr
    roarr hoarr ForAll,forall comp,complement PartialD,part Exists,exist NotExists,nexist,nexists
    empty,emptyset,emptyv,varnothing Del,nabla Element,in,isin,isinv NotElement,notin,notinva
    ReverseElement,SuchThat,ni,niv NotReverseElement,notni,notniva Product,prod Coproduct,coprod Sum,sum minus
    MinusPlus,mnplus,mp dotplus,plusdo Backslash,setminus,setmn,smallsetminus,ssetmn lowast SmallCircle,compfn
    Sqrt,radic Proportional,prop,propto,varpropto,vprop infin angrt ang,angle angmsd,measuredangle angsph
    VerticalBar,mid,shortmid,smid NotVerticalBar,nmid,nshortmid,nsmid
    DoubleVerticalBar,par,parallel,shortparallel,spar NotDoubleVerticalBar,npar,nparallel,nshortparallel,nspar
    and,wedge or,vee cap cup Integral,int Int iiint,tint ContourIntegral,conint,oint Conint,DoubleContourIntegral
    Cconint cwint ClockwiseContourIntegral,cwconint CounterClockwiseContourIntegral,awconint
    Therefore,there4,therefore Because,becaus,because ratio Colon,Proportion dotminus,minusd mDDot homtht
    Tilde,sim,thicksim,thksim backsim,bsim ac,mstpos acd VerticalTilde,wr,wreath NotTilde,nsim EqualTilde,eqsim,esim
    TildeEqual,sime,simeq NotTildeEqual,nsime,nsimeq TildeFullEqual,cong simne NotTildeFullEqual,ncong
    TildeTilde,ap,approx,asymp,thickapprox,thkap NotTildeTilde,nap,napprox ape,approxeq apid backcong,bcong
    CupCap,asympeq Bumpeq,HumpDownHump,bump HumpEqual,bumpe,bumpeq DotEqual,doteq,esdot doteqdot,eDot
    efDot,fallingdotseq erDot,risingdotseq Assign,colone,coloneq ecolon,eqcolon ecir,eqcirc circeq,cire wedgeq veeeq
    triangleq,trie equest,questeq NotEqual,ne Congruent,equiv NotCongruent,nequiv le,leq GreaterEqual,ge,geq
    LessFullEqual,lE,leqq GreaterFullEqual,gE,geqq lnE,lneqq gnE,gneqq Lt,NestedLessLess,ll
    Gt,NestedGreaterGreater,gg between,twixt NotCupCap NotLess,nless,nlt NotGreater,ngt,ngtr NotLessEqual,nle,nleq
    NotGreaterEqual,nge,ngeq LessTilde,lesssim,lsim GreaterTilde,gsim,gtrsim NotLessTilde,nlsim
    NotGreaterTilde,ngsim LessGreater,lessgtr,lg GreaterLess,gl,gtrless NotLessGreater,ntlg NotGreaterLess,ntgl
    Precedes,pr,prec Succeeds,sc,succ PrecedesSlantEqual,prcue,preccurlyeq SucceedsSlantEqual,sccue,succcurlyeq
    PrecedesTilde,precsim,prsim SucceedsTilde,scsim,succsim NotPrecedes,npr,nprec NotSucceeds,nsc,nsucc sub,subset
    Superset,sup,supset nsub nsup SubsetEqual,sube,subseteq SupersetEqual,supe,supseteq
    NotSubsetEqual,nsube,nsubseteq NotSupersetEqual,nsupe,nsupseteq subne,subsetneq supne,supsetneq cupdot
    UnionPlus,uplus SquareSubset,sqsub,sqsubset SquareSuperset,sqsup,sqsupset SquareSubsetEqual,sqsube,sqsubseteq
    SquareSupersetEqual,sqsupe,sqsupseteq SquareIntersection,sqcap SquareUnion,sqcup CirclePlus,oplus
    CircleMinus,ominus CircleTimes,otimes osol CircleDot,odot circledcirc,ocir circledast,oast circleddash,odash
    boxplus,plusb boxminus,minusb boxtimes,timesb dotsquare,sdotb RightTee,vdash LeftTee,dashv DownTee,top
    UpTee,bot,bottom,perp models DoubleRightTee,vDash Vdash Vvdash VDash nvdash nvDash nVdash nVDash prurel
    LeftTriangle,vartriangleleft,vltri RightTriangle,vartriangleright,vrtri LeftTriangleEqual,ltrie,trianglelefteq
    RightTriangleEqual,rtrie,trianglerighteq origof imof multimap,mumap hercon intcal,intercal veebar barvee angrtvb
    lrtri Wedge,bigwedge,xwedge Vee,bigvee,xvee Intersection,bigcap,xcap Union,bigcup,xcup Diamond,diam,diamond sdot
    Star,sstarf divideontimes,divonx bowtie ltimes rtimes leftthreetimes,lthree rightthreetimes,rthree
    backsimeq,bsime curlyvee,cuvee curlywedge,cuwed Sub,Subset Sup,Supset Cap Cup fork,pitchfork epar lessdot,ltdot
    gtdot,gtrdot Ll Gg,ggg LessEqualGreater,leg,lesseqgtr GreaterEqualLess,gel,gtreqless cuepr,curlyeqprec
    cuesc,curlyeqsucc NotPrecedesSlantEqual,nprcue NotSucceedsSlantEqual,nsccue NotSquareSubsetEqual,nsqsube
    NotSquareSupersetEqual,nsqsupe lnsim gnsim precnsim,prnsim scnsim,succnsim NotLeftTriangle,nltri,ntriangleleft
    NotRightTriangle,nrtri,ntriangleright NotLeftTriangleEqual,nltrie,ntrianglelefteq
    NotRightTriangleEqual,nrtrie,ntrianglerighteq vellip ctdot utdot dtdot disin isinsv isins isindot notinvc
    notinvb isinE nisd xnis nis notnivc notnivb barwed,barwedge Barwed,doublebarwedge LeftCeiling,lceil
    RightCeiling,rceil LeftFloor,lfloor RightFloor,rfloor drcrop dlcrop urcrop ulcrop bnot profline profsurf telrec
    target ulcorn,ulcorner urcorn,urcorner dlcorn,llcorner drcorn,lrcorner frown,sfrown smile,ssmile cylcty profalar
    topbot ovbar solbar angzarr lmoust,lmoustache rmoust,rmoustache OverBracket,tbrk UnderBracket,bbrk bbrktbrk
    OverParenthesis UnderParenthesis OverBrace UnderBrace trpezium elinters blank circledS,oS HorizontalLine,boxh
    boxv boxdr boxdl boxur boxul boxvr boxvl boxhd boxhu boxvh boxH boxV boxdR boxDr boxDR boxdL boxDl boxDL boxuR
    boxUr boxUR boxuL boxUl boxUL boxvR boxVr boxVR boxvL boxVl boxVL boxHd boxhD boxHD boxHu boxhU boxHU boxvH
    boxVh boxVH uhblk lhblk block blk14 blk12 blk34 Square,squ,square FilledVerySmallSquare,blacksquare,squarf,squf
    EmptyVerySmallSquare rect marker fltns bigtriangleup,xutri blacktriangle,utrif triangle,utri
    blacktriangleright,rtrif rtri,triangleright bigtriangledown,xdtri blacktriangledown,dtrif dtri,triangledown
    blacktriangleleft,ltrif ltri,triangleleft loz,lozenge cir tridot bigcirc,xcirc ultri urtri lltri
    EmptySmallSquare FilledSmallSquare bigstar,starf star phone female male spades,spadesuit clubs,clubsuit
    hearts,heartsuit diamondsuit,diams sung flat natur,natural sharp check,checkmark cross malt,maltese sext
    VerticalSeparator lbbrk rbbrk bsolhsub suphsol LeftDoubleBracket,lobrk RightDoubleBracket,robrk
    LeftAngleBracket,lang,langle RightAngleBracket,rang,rangle Lang Rang loang roang
    LongLeftArrow,longleftarrow,xlarr LongRightArrow,longrightarrow,xrarr
    LongLeftRightArrow,longleftrightarrow,xharr DoubleLongLeftArrow,Longleftarrow,xlArr
    DoubleLongRightArrow,Longrightarrow,xrArr DoubleLongLeftRightArrow,Longleftrightarrow,xhArr longmapsto,xmap
    dzigrarr nvlArr nvrArr nvHarr Map lbarr bkarow,rbarr lBarr dbkarow,rBarr RBarr,drbkarow DDotrahd UpArrowBar
    DownArrowBar Rarrtl latail ratail lAtail rAtail larrfs rarrfs larrbfs rarrbfs nwarhk nearhk hksearow,searhk
    hkswarow,swarhk nwnear nesear,toea seswar,tosa swnwar rarrc cudarrr ldca rdca cudarrl larrpl curarrm cularrp
    rarrpl harrcir Uarrocir lurdshar ldrushar LeftRightVector RightUpDownVector DownLeftRightVector LeftUpDownVector
    LeftVectorBar RightVectorBar RightUpVectorBar RightDownVectorBar DownLeftVectorBar DownRightVectorBar
    LeftUpVectorBar LeftDownVectorBar LeftTeeVector RightTeeVector RightUpTeeVector RightDownTeeVector
    DownLeftTeeVector DownRightTeeVector LeftUpTeeVector LeftDownTeeVector lHar uHar rHar dHar luruhar ldrdhar
    ruluhar rdldhar lharul llhard rharul lrhard UpEquilibrium,udhar ReverseUpEquilibrium,duhar RoundImplies erarr
    simrarr larrsim rarrsim rarrap ltlarr gtrarr subrarr suplarr lfisht rfisht ufisht dfisht lopar ropar lbrke rbrke
    lbrkslu rbrksld lbrksld rbrkslu langd rangd lparlt rpargt gtlPar ltrPar vzigzag vangrt angrtvbd ange range
    dwangle uwangle angmsdaa angmsdab angmsdac angmsdad angmsdae angmsdaf angmsdag angmsdah bemptyv demptyv cemptyv
    raemptyv laemptyv ohbar omid opar operp olcross odsold olcir ofcir olt ogt cirscir cirE solb bsolb boxbox trisb
    rtriltri LeftTriangleBar RightTriangleBar iinfin infintie nvinfin eparsl smeparsl eqvparsl blacklozenge,lozf
    RuleDelayed dsol bigodot,xodot bigoplus,xoplus bigotimes,xotime biguplus,xuplus bigsqcup,xsqcup iiiint,qint
    fpartint cirfnint awint rppolint scpolint npolint pointint quatint intlarhk pluscir plusacir simplus plusdu
    plussim plustwo mcomma minusdu loplus roplus Cross timesd timesbar smashp lotimes rotimes otimesas Otimes odiv
    triplus triminus tritime intprod,iprod amalg capdot ncup ncap capand cupor cupcap capcup cupbrcap capbrcup
    cupcup capcap ccups ccaps ccupssm And Or andand oror orslope andslope andv orv andd ord wedbar sdote simdot
    congdot easter apacir apE eplus pluse Esim Colone Equal ddotseq,eDDot equivDD ltcir gtcir ltquest gtquest
    LessSlantEqual,leqslant,les GreaterSlantEqual,geqslant,ges lesdot gesdot lesdoto gesdoto lesdotor gesdotol
    lap,lessapprox gap,gtrapprox lne,lneq gne,gneq lnap,lnapprox gnap,gnapprox lEg,lesseqqgtr gEl,gtreqqless lsime
    gsime lsimg gsiml lgE glE lesges gesles els,eqslantless egs,eqslantgtr elsdot egsdot el eg siml simg simlE simgE
    LessLess GreaterGreater glj gla ltcc gtcc lescc gescc smt lat smte late bumpE PrecedesEqual,pre,preceq
    SucceedsEqual,sce,succeq prE scE precneqq,prnE scnE,succneqq prap,precapprox scap,succapprox precnapprox,prnap
    scnap,succnapprox Pr Sc subdot supdot subplus supplus submult supmult subedot supedot subE,subseteqq
    supE,supseteqq subsim supsim subnE,subsetneqq supnE,supsetneqq csub csup csube csupe subsup supsub subsub supsup
    suphsub supdsub forkv topfork mlcp Dashv,DoubleLeftTee Vdashl Barv vBar vBarv Vbar Not bNot rnmid cirmid midcir
    topcir nhpar parsim parsl fflig filig fllig ffilig ffllig Ascr Cscr Dscr Gscr Jscr Kscr Nscr Oscr Pscr Qscr Sscr
    Tscr Uscr Vscr Wscr Xscr Yscr Zscr ascr bscr cscr dscr fscr hscr iscr jscr kscr lscr mscr nscr pscr qscr rscr
    sscr tscr uscr vscr wscr xscr yscr zscr Afr Bfr Dfr Efr Ffr Gfr Jfr Kfr Lfr Mfr Nfr Ofr Pfr Qfr Sfr Tfr Ufr Vfr
    Wfr Xfr Yfr afr bfr cfr dfr efr ffr gfr hfr ifr jfr kfr lfr mfr nfr ofr pfr qfr rfr sfr tfr ufr vfr wfr xfr yfr
    zfr Aopf Bopf Dopf Eopf Fopf Gopf Iopf Jopf Kopf Lopf Mopf Oopf Sopf Topf Uopf Vopf Wopf Xopf Yopf aopf bopf
    copf dopf eopf fopf gopf hopf iopf jopf kopf lopf mopf nopf oopf popf qopf ropf sopf topf uopf vopf wopf xopf
    yopf zopf
"""
# Texts of two characters, and for each its names.
_PAIRS = (
    "<\u20d2=\u20e5>\u20d2fj\u205f\u200a↝\u0338∂\u0338∠\u20d2∩︀∪︀∼\u20d2∽\u0331∾\u0333≂\u0338≋\u0338≍\u20d2≎\u0338≏"
    "\u0338≐\u0338≡\u20e5≤\u20d2≥\u20d2≦\u0338≧\u0338≨︀≩︀≪\u0338≪\u20d2≫\u0338≫\u20d2≿\u0338⊂\u20d2⊃\u20d2⊊︀⊋︀⊏\u0338"
    "⊐\u0338⊓︀⊔︀⊴\u20d2⊵\u20d2⋘\u0338⋙\u0338⋚︀⋛︀⋵\u0338⋹\u0338⤳\u0338⧏\u0338⧐\u0338⩭\u0338⩰\u0338⩽\u0338⩾\u0338⪡"
    "\u0338⪢\u0338⪬︀⪭︀⪯\u0338⪰\u0338⫅\u0338⫆\u0338⫋︀⫌︀⫽\u20e5")
_PAIR_NAMES = """
    nvlt bne nvgt fjlig ThickSpace nrarrw npart nang caps cups nvsim race acE NotEqualTilde,nesim napid nvap
    NotHumpDownHump,nbump NotHumpEqual,nbumpe nedot bnequiv nvle nvge nlE,nleqq NotGreaterFullEqual,ngE,ngeqq
    lvertneqq,lvnE gvertneqq,gvnE NotLessLess,nLtv nLt NotGreaterGreater,nGtv nGt NotSucceedsTilde
    NotSubset,nsubset,vnsub NotSuperset,nsupset,vnsup varsubsetneq,vsubne varsupsetneq,vsupne NotSquareSubset
    NotSquareSuperset sqcaps sqcups nvltrie nvrtrie nLl nGg lesg gesl notindot notinE nrarrc NotLeftTriangleBar
    NotRightTriangleBar ncongdot napE NotLessSlantEqual,nleqslant,nles NotGreaterSlantEqual,ngeqslant,nges
    NotNestedLessLess NotNestedGreaterGreater smtes lates NotPrecedesEqual,npre,npreceq
    NotSucceedsEqual,nsce,nsucceq nsubE,nsubseteqq nsupE,nsupseteqq varsubsetneqq,vsubnE varsupsetneqq,vsupnE nparsl
"""
# The names of HTML 4, in the order of their characters.
_OLD = """
    quot amp lt gt nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2
    sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml
    Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml
    times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil
    egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash
    ugrave uacute ucirc uuml yacute thorn yuml OElig oelig Scaron scaron Yuml fnof circ tilde Alpha Beta Gamma Delta
    Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho Sigma Tau Upsilon Phi Chi Psi Omega alpha beta
    gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi
    psi omega thetasym upsih piv ensp emsp thinsp zwnj zwj lrm rlm ndash mdash lsquo rsquo sbquo ldquo rdquo bdquo
    dagger Dagger bull hellip permil prime Prime lsaquo rsaquo oline frasl euro image weierp real trade alefsym larr
    uarr rarr darr harr crarr lArr uArr rArr dArr hArr forall part exist empty nabla isin notin ni prod sum minus
    lowast radic prop infin ang and or cap cup int there4 sim cong asymp ne equiv le ge sub sup nsub sube supe oplus
    otimes perp sdot lceil rceil lfloor rfloor lang rang loz spades clubs hearts diams
"""


def _tables():
    texts = [*_SINGLES, *map("".join, zip(_PAIRS[::2], _PAIRS[1::2]))]
    found = {}
    for text, names in zip(texts, (_NAMES + _PAIR_NAMES).split()):
        for name in names.split(","):
            found[name] = text
    points = {name: ord(found[name]) for name in sorted(_OLD.split())}
    points |= {"lang": 0x2329, "rang": 0x232A}
    with_semicolon = {name + ";": text for name, text in found.items()}
    # What browsers have always known needs no semicolon.
    old = {name: text for name, text in found.items() if name in points and "\xa0" <= text <= "\xff"}
    for name in "AMP COPY GT LT QUOT REG amp gt lt quot".split():
        old[name] = found[name]
    whole = with_semicolon | old
    return {name: whole[name] for name in sorted(whole, key=lambda name: (name.lower(), name))}, points


html5, name2codepoint = _tables()
codepoint2name = {point: name for name, point in name2codepoint.items()}
entitydefs = {name: chr(point) for name, point in name2codepoint.items()}
